/* The bars of the page Rapporten, moved in place: the list under the fingers of who uses it stays as it is. */
(function () {
  "use strict";
  window.spiegel.jobs = function (far) {
    (far || []).forEach(function (job) {
      var bar = document.getElementById("balk-" + job[0]);
      var words = document.getElementById("voortgang-" + job[0]);
      if (bar) { bar.value = job[1]; }
      if (words && words.textContent !== job[2]) { words.textContent = job[2]; }
    });
    return window.dash_clientside.no_update;
  };
})();
