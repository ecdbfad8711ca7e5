import './widget/webinar-comments.js';
