// Colours, number formats and what all charts share.

// Okabe and Ito's colours, told apart with every common kind of colour blindness; darker or lighter with the theme.
const MODEL_COLOURS = {
  light: ["#b4530a", "#0b6aa8", "#00795a", "#9c4f80", "#6b6a00", "#444444"],
  dark: ["#f0a35c", "#6cbcf0", "#4fd0a8", "#e29cc5", "#dcd35a", "#cccccc"],
};
const MODEL_SYMBOLS = ["circle", "rect", "triangle", "diamond", "pin", "arrow"];
const MODEL_DASHES = ["solid", [7, 4], [2, 3], [10, 3, 2, 3], [1, 2], [14, 4]];

const dark = window.matchMedia("(prefers-color-scheme: dark)");

function themeColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

function modelColour(index) {
  const colours = dark.matches ? MODEL_COLOURS.dark : MODEL_COLOURS.light;
  return colours[index % colours.length];
}

function percent(share, digits) {
  return share === null || Number.isNaN(share) ? "n/a" : (100 * share).toFixed(digits) + "\u00a0%";
}

/** A value with a sign, three digits. */
function signed(value) {
  return value === null || Number.isNaN(value) ? "n/a" : (value < 0 ? "−" : "") + Number(Math.abs(value).toPrecision(3));
}

/** A mean or its spread as the table shows it: a share in percent, or a value with its sign. */
function amount(report, value) {
  return report.signed ? signed(value) : percent(value, 2);
}

/** The interval of a region's mean, such as 1.20 – 1.85 %. */
function interval(report, map, region) {
  const low = map.low[region];
  const high = map.high[region];
  if (low === null || high === null) {
    return "n/a";
  }
  return report.signed ? signed(low) + " to " + signed(high) : (100 * low).toFixed(2) + "\u2009–\u2009" + percent(high, 2);
}

/** A value as pictures show it. */
function shown(report, value) {
  return report.signed ? signed(value) : times(value) + " the even share";
}

function times(value) {
  return Number.isNaN(value) ? "n/a" : value.toFixed(value < 10 ? 2 : 1) + "\u00a0×";
}

function shorten(text, length) {
  return text.length > length ? text.slice(0, length - 1) + "…" : text;
}

/** Keeps both ends of a name, since numbers that tell names apart often stand last. */
function shortenMiddle(text, length) {
  return text.length > length ? text.slice(0, Math.ceil(length / 2) - 1) + "…" + text.slice(-Math.floor(length / 2)) : text;
}

function element(name, parent, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) {
    made.textContent = text;
  }
  if (className) {
    made.className = className;
  }
  if (parent) {
    parent.appendChild(made);
  }
  return made;
}

function narrow() {
  return window.innerWidth < 600;
}

function textStyle() {
  return { color: themeColour("ink"), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
}

function axis(options) {
  return Object.assign(
    {
      nameTextStyle: { color: themeColour("soft") },
      axisLabel: { color: themeColour("soft") },
      axisLine: { lineStyle: { color: themeColour("line") } },
      axisTick: { lineStyle: { color: themeColour("line") } },
      splitLine: { lineStyle: { color: themeColour("line"), opacity: 0.6 } },
    },
    options,
  );
}

/** Tooltips are painted, never HTML: a name from the data cannot become markup. */
function tooltip(formatter) {
  return {
    renderMode: "richText",
    confine: true,
    backgroundColor: themeColour("panel"),
    borderColor: themeColour("line"),
    textStyle: { color: themeColour("ink"), fontSize: 12 },
    formatter,
  };
}

/** Draws a chart into a box, in place of the one that was there, and keeps it as wide as the box. */
function draw(box, height, options) {
  box.style.height = height + "px";
  let chart = echarts.getInstanceByDom(box);
  if (!chart) {
    chart = echarts.init(box, null, { renderer: "canvas" });
    new ResizeObserver(() => chart.resize()).observe(box);
  }
  chart.resize();
  chart.setOption(Object.assign({ animation: false, textStyle: textStyle() }, options), true);
}

/** The colour bar of the maps with what its ends mean. */
function drawScale(box, report, top) {
  const colours = report.mapColours;
  const from = report.signed ? signed(-top) + " and below" : "none";
  const to = report.signed ? signed(top) + " and above (" + report.unit + ")" : times(top) + " the even share, and above";
  drawColours(box, colours, from, to);
}

/** A colour bar between two texts. */
function drawColours(box, colours, from, to) {
  box.replaceChildren();
  element("span", box, from);
  const canvas = element("canvas", box);
  canvas.width = colours.length;
  canvas.height = 1;
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  colours.forEach((colour, at) => {
    context.fillStyle = colour;
    context.fillRect(at, 0, 1, 1);
  });
  element("span", box, to);
}

/** The value below which a share of the values lies. */
function quantile(values, share) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted.length === 0 ? NaN : sorted[Math.floor(share * (sorted.length - 1))];
}

/**
 * Where a colour scale shared by several pictures ends: at the brightest of the dimmest picture, so that one picture
 * with a few glaring spots does not turn the others black. Values beyond take the last colour. A share of the values
 * below 1 leaves out each picture's own outliers too.
 */
function sharedTop(report, pictures, share) {
  const tops = pictures.map((values) => quantile(values.map(Math.abs), share)).filter((top) => !Number.isNaN(top));
  const top = tops.length === 0 ? 0 : Math.min(...tops);
  return report.signed ? top || 1 : Math.max(1.5, top);
}
