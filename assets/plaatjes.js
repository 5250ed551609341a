/* A chart that was drawn here as a picture that can stand alone: white, of one size on every screen, with its
   finding, measure, sentence, source and edition. Nothing leaves this computer. */
(function () {
  "use strict";
  var WIDE = 840, MARGIN = 32, FINE = 2; // pixels; a PNG has twice as many
  var FAMILY = "'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', sans-serif";
  var LETTER = "/assets/vendor/source-sans-3.woff2";
  var SVG = "http://www.w3.org/2000/svg";
  var INK = "#17212b", QUIET = "#45525f";
  var letter = null;

  function textOf(place, selector) {
    var found = place.querySelector(selector);
    return found ? found.textContent.replace(/\s+/g, " ").trim() : "";
  }
  function sentence(text) { return !text || /[.!?…]$/.test(text) ? text : text + "."; }

  /* What the page says of the chart, and what was asked. */
  function around(card) {
    var words = Array.prototype.map.call(document.querySelectorAll("#zin .keuze > summary"), function (word) { return word.textContent; });
    var asked = words.length === 3 ? words[0] + " in " + words[1] + " naast " + words[2] + "." : "";
    var edition = textOf(document, "#editie").split(" · ")[0];
    return {
      title: textOf(card, "h2"),
      measure: [sentence(card.dataset.onderwerp), textOf(card, ".onder")].filter(Boolean).join(" "),
      says: textOf(card, "figcaption"),
      source: [sentence(textOf(card, ":scope > .bron")), asked, sentence(edition), "Gemeentespiegel."].filter(Boolean).join(" ")
    };
  }

  function folded(text, size, weight) {
    var pen = document.createElement("canvas").getContext("2d");
    pen.font = weight + " " + size + "px " + FAMILY;
    var lines = [""];
    text.split(" ").forEach(function (word) {
      var longer = (lines[lines.length - 1] + " " + word).trim();
      if (!lines[lines.length - 1] || pen.measureText(longer).width <= WIDE) { lines[lines.length - 1] = longer; } else { lines.push(word); }
    });
    return text ? lines : [];
  }

  function node(name, attributes, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  /* The chart between its words, as one drawing. */
  function framed(drawn, high, words) {
    var y = MARGIN, lines = [];
    function write(text, size, line, color, weight) {
      folded(text, size, weight).forEach(function (part) {
        y += line;
        lines.push(node("text", { x: MARGIN, y: y - line * 0.28, "font-size": size, "font-weight": weight, fill: color }, part));
      });
    }
    write(words.title, 22, 30, INK, 650);
    write(words.measure, 15, 22, QUIET, 400);
    y += 16;
    var chart = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;
    chart.setAttribute("x", MARGIN);
    chart.setAttribute("y", y);
    y += high + 16;
    write(words.says, 16, 24, INK, 400);
    y += 8;
    write(words.source, 13, 19, QUIET, 400);
    y += MARGIN;
    var wide = WIDE + 2 * MARGIN;
    var whole = node("svg", { width: wide, height: Math.ceil(y), viewBox: "0 0 " + wide + " " + Math.ceil(y), "font-family": FAMILY, role: "img" });
    whole.appendChild(node("title", {}, words.title));
    whole.appendChild(node("desc", {}, words.says || words.measure));
    whole.appendChild(node("rect", { width: "100%", height: "100%", fill: "#fff" }));
    lines.forEach(function (line) { whole.appendChild(line); });
    whole.appendChild(document.importNode(chart, true));
    return whole;
  }

  /* A picture may not ask for a letter: for PNG it carries its own. */
  function carried() {
    letter = letter || fetch(LETTER, { credentials: "same-origin" })
      .then(function (answer) { if (!answer.ok) { throw new Error("no letter"); } return answer.blob(); })
      .then(function (blob) {
        return new Promise(function (done, failed) {
          var reader = new FileReader();
          reader.onload = function () { done(reader.result.replace(/^data:[^;]*/, "data:font/woff2")); };
          reader.onerror = failed;
          reader.readAsDataURL(blob);
        });
      })
      .catch(function () { letter = null; return ""; });
    return letter;
  }

  function written(whole) { return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(whole); }

  function painted(whole) {
    return carried().then(function (data) {
      if (data) {
        whole.insertBefore(node("style", {}, '@font-face{font-family:"Source Sans 3 Variable";font-weight:200 900;src:url(' + data + ')}'), whole.firstChild);
      }
      var image = new Image();
      var address = URL.createObjectURL(new Blob([written(whole)], { type: "image/svg+xml" }));
      image.src = address;
      return image.decode().then(function () {
        var canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
        canvas.width = whole.getAttribute("width") * FINE;
        canvas.height = whole.getAttribute("height") * FINE;
        pen.drawImage(image, 0, 0, canvas.width, canvas.height);
        return new Promise(function (done) { canvas.toBlob(done, "image/png"); });
      }).finally(function () { URL.revokeObjectURL(address); });
    });
  }

  function keep(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  function tell(text) {
    var place = document.getElementById("aankondiging");
    if (place) { place.textContent = text; }
  }

  function made(button) {
    var card = button.closest(".kaart"), chart = card.querySelector(".js-plotly-plot");
    var example = (chart.layout.annotations || []).some(function (note) { return note.name === "voorbeeld"; });
    var name = button.dataset.bestand.replace(/^gemeentespiegel-/, example ? "gemeentespiegel-voorbeeld-" : "$&") + "." + button.dataset.plaatje;
    var high = chart.clientHeight; // its layout loses the height when the window changes
    return window.Plotly.toImage(chart, { format: "svg", width: WIDE, height: high, imageDataOnly: true }).then(function (drawn) {
      var whole = framed(drawn, high, around(card));
      if (button.dataset.plaatje === "png") { return painted(whole); }
      return new Blob([written(whole)], { type: "image/svg+xml" });
    }).then(function (blob) {
      if (!blob) { throw new Error("no picture"); }
      keep(blob, name);
      tell("De afbeelding is gemaakt.");
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target instanceof Element && event.target.closest("button[data-plaatje]");
    if (!button || button.getAttribute("aria-busy") === "true") { return; }
    button.setAttribute("aria-busy", "true");
    Promise.resolve().then(function () { return made(button); })
      .catch(function () { tell("De afbeelding kon niet worden gemaakt. Probeer het opnieuw."); })
      .then(function () { button.removeAttribute("aria-busy"); });
  });
})();
