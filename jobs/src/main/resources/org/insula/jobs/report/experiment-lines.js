// Lines of an experiment's page: each chart's data stand right behind its box.
"use strict";

const COLOURS = ["#b4530a", "#0b6aa8", "#00795a", "#9c4f80", "#6b6a00", "#444444"];
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "pin", "arrow"];

document.querySelectorAll(".chart").forEach((box) => {
  const data = JSON.parse(box.nextElementSibling.textContent);
  const names = Object.keys(data.lines);
  const chart = echarts.init(box, null, { renderer: "svg" });
  chart.setOption({
    animation: false,
    color: COLOURS,
    grid: { left: 56, right: 20, top: 16 + 24 * Math.ceil(names.length / 3), bottom: 44 },
    legend: { top: 0, left: 40, data: names },
    tooltip: { trigger: "axis", renderMode: "richText" },
    xAxis: { type: "value", name: data.xName, nameLocation: "middle", nameGap: 28, min: "dataMin", max: "dataMax" },
    yAxis: { type: "value", scale: true },
    series: names.map((name, index) => ({
      type: "line",
      name,
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: data.x.length > 30 ? 0 : 8,
      data: data.x.map((x, at) => [x, data.lines[name][at]]),
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(box);
});
