// Browser storage belongs to a host name, so the second reader comes through the other name of this machine.
const address = new URL('pane.html', location.href);
address.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
const frame = document.querySelector<HTMLIFrameElement>('#other-pane');
if (frame) frame.src = address.href;

export {};
