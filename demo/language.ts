/** Lets a visitor see the comment section in each of its languages. */
const menu = document.querySelector<HTMLSelectElement>('#language');
menu?.addEventListener('change', () => {
  const element = document.querySelector('webinar-comments');
  if (element) element.lang = menu.value;
});
