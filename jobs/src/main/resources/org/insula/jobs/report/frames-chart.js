// Share of saliency by frame, one line per model: where vanishing saliency shows.

function drawFrames(report, label) {
  const entries = mapsOf(report, label);
  const even = 1 / report.frames;
  const lines = entries.map(({ model, index, map }) => ({
    type: "line",
    name: model.name,
    data: map.byFrame.map((share, frame) => [frame, share]),
    symbol: MODEL_SYMBOLS[index % MODEL_SYMBOLS.length],
    symbolSize: report.frames > 60 ? 0 : 6,
    lineStyle: { color: modelColour(index), width: 2.5, type: MODEL_DASHES[index % MODEL_DASHES.length] },
    itemStyle: { color: modelColour(index) },
  }));
  if (lines.length > 0) {
    lines[0].markLine = {
      symbol: "none",
      silent: true,
      lineStyle: { color: themeColour("soft"), type: "dotted", width: 1.5 },
      label: { formatter: "even share", color: themeColour("soft"), position: "insideStartTop" },
      data: [{ yAxis: even }],
    };
  }
  draw(document.getElementById("frames-chart"), narrow() ? 280 : 340, {
    grid: { left: 52, right: 20, top: 44, bottom: 48 },
    legend: { top: 4, left: 44, itemWidth: 34, textStyle: { color: themeColour("ink"), fontSize: 13 }, data: lines.map((line) => line.name) },
    tooltip: Object.assign({ trigger: "axis" }, tooltip((points) => framesText(report, points))),
    xAxis: axis({
      type: "value", min: 0, max: Math.max(1, report.frames - 1), minInterval: 1, nameLocation: "middle", nameGap: 28,
      name: frameAxisName(report), splitLine: { show: false },
    }),
    yAxis: axis({
      type: "value", min: 0,
      axisLabel: { color: themeColour("soft"), formatter: (value) => +(100 * value).toFixed(1) + " %" },
    }),
    series: lines,
  });
}

function frameAxisName(report) {
  return report.repetitionTime ? "frame (" + report.repetitionTime + " s each)" : "frame";
}

function framesText(report, points) {
  const frame = points[0].value[0];
  const seconds = report.repetitionTime ? " (" + (frame * report.repetitionTime).toFixed(1) + " s)" : "";
  return ["frame " + frame + seconds].concat(points.map((point) => point.seriesName + "  " + percent(point.value[1], 2))).join("\n");
}
