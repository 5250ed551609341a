/* The duidingsgesprek on a large screen: keys go from screen to screen, and the new message gets the focus, so that it
   is read out. Without this script the buttons do the same. */
(function () {
  "use strict";
  var KEYS = { ArrowRight: "volgende", PageDown: "volgende", " ": "volgende", ArrowLeft: "vorige", PageUp: "vorige", Escape: "stop" };
  var SCROLLING = ["PageDown", " ", "PageUp"];

  function stage() { return document.querySelector(".presentatie"); }
  function typing(target) { return target.closest("input, textarea, select, [contenteditable=true], [role=listbox]"); }
  /* What does not fit on the screen is read before the next one comes. */
  function moreToRead(which) {
    var page = document.scrollingElement;
    return which === "vorige" ? page.scrollTop > 4 : page.scrollTop + window.innerHeight < page.scrollHeight - 4;
  }

  document.addEventListener("keydown", function (event) {
    var which = KEYS[event.key], place = stage();
    if (!which || !place || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (event.key === " " && event.shiftKey) { which = "vorige"; }
    if (document.querySelector("dialog[open]")) { return; }
    if (typing(event.target)) {
      /* Escape leaves a field first; a second one leaves the presentation. */
      if (which === "stop" && event.target.getAttribute("aria-expanded") !== "true") { place.querySelector("h1").focus(); }
      return;
    }
    if (event.key === " " && event.target.closest("button, summary")) { return; }
    if (SCROLLING.indexOf(event.key) >= 0 && moreToRead(which)) { return; }
    var link = place.querySelector(".presentatie-" + which);
    if (!link) { return; }
    event.preventDefault();
    link.click();
  });

  /* Another screen, or the end: the page stays the same, so the shell does not move the focus. */
  var shown = null;
  document.addEventListener("spiegel:aangekomen", function () {
    var place = stage(), now = place ? window.location.search : null;
    if (now !== shown) {
      var target = place ? place.querySelector("h1") : document.querySelector("main h1");
      if (target && (place || shown !== null)) {
        target.focus({ preventScroll: true });
        window.scrollTo(0, 0);
      }
    }
    shown = now;
  });
})();
