/* What the browser itself does when something is written: say a refusal where it is read and heard. */
(function () {
  "use strict";
  var PLACE = "weigering";
  var UNREACHABLE = "Gemeentespiegel is niet bereikbaar. Uw tekst blijft staan; probeer het nog een keer.";

  function say(text) {
    if (document.getElementById(PLACE)) { window.dash_clientside.set_props(PLACE, { children: text }); }
  }
  function isCallback(request) {
    var address = typeof request === "string" ? request : request.url;
    return address.split("?")[0].slice(-23) === "/_dash-update-component";
  }

  window.schrijven = {
    /* The page of the report with this code. */
    openReport: function (clicks, submits, typed) {
      // Who pastes and presses Enter at once is ahead of Dash: the field itself has the last word.
      var field = document.getElementById("rapport-code");
      var none = window.dash_clientside.no_update, code = ((field && field.value) || typed || "").trim();
      if (!clicks && !submits) { return [none, none]; }
      if (!code) { return [none, "Vul een code in, bijvoorbeeld GS-7K2M4P."]; }
      return ["/rapport/" + encodeURIComponent(code), null];
    }
  };

  /* The button that was pressed is gone when what it changed is shown anew: the focus goes to the heading above. */
  var pressedIn = null;
  function comeBack() {
    if (!pressedIn || document.activeElement !== document.body || !pressedIn.isConnected) { return; }
    var place = pressedIn.querySelector("h2, summary");
    pressedIn = null;
    if (!place) { return; }
    if (place.tagName === "H2") { place.tabIndex = -1; }
    place.focus({ preventScroll: true });
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest("main button")) { pressedIn = event.target.closest("section.kaart, .wie"); }
  }, true);

  var ask = window.fetch;
  window.fetch = function (request) {
    var answer = ask.apply(this, arguments);
    if (!isCallback(request)) { return answer; }
    answer.then(function (response) {
      window.setTimeout(comeBack, 60);
      if (response.status === 400 || response.status === 403) { response.clone().text().then(say); }
    }, function (error) {
      if (error.name !== "AbortError") { say(UNREACHABLE); }
    });
    return answer;
  };

  /* How much fits in a field, while somebody types. */
  function tell(event) {
    var frame = event.target.closest && event.target.closest(".tekstvak");
    if (!frame || !event.target.matches("textarea")) { return; }
    var place = frame.querySelector(".teller"), most = Number(place.dataset.hoogste);
    var found = Array.from(event.target.value).length;
    place.classList.toggle("te-lang", found > most);
    place.textContent = found > most
      ? "Te lang: " + found.toLocaleString("nl-NL") + " tekens; er passen er " + most.toLocaleString("nl-NL") + "."
      : found.toLocaleString("nl-NL") + " van " + most.toLocaleString("nl-NL") + " tekens.";
  }
  document.addEventListener("input", tell);
  document.addEventListener("focusin", tell);

  /* The next press of a button is a new attempt. */
  document.addEventListener("click", function (event) {
    var place = document.getElementById(PLACE);
    if (place && place.textContent && event.target.closest("button")) { say(""); }
  }, true);
})();
