// Accuracy of every trained network, a row per model, against chance.

/** Spreads the dots of one row by seed, the same way on each drawing. */
function spread(at, count) {
  return count < 2 ? 0 : (at / (count - 1) - 0.5) * 0.5;
}

function drawAccuracy(report) {
  const models = report.models;
  const rows = models.length;
  const dots = models.map((model, index) => ({
    type: "scatter",
    name: model.name,
    symbol: MODEL_SYMBOLS[index % MODEL_SYMBOLS.length],
    symbolSize: 9,
    itemStyle: { color: modelColour(index), opacity: 0.65 },
    data: model.scores.map((score, at) => ({
      value: [score.accuracy, rows - 1 - index + spread(at, model.scores.length)],
      score,
    })),
  }));
  const means = {
    type: "scatter",
    symbol: "rect",
    symbolSize: [3, 34],
    itemStyle: { color: themeColour("ink") },
    data: models.map((model, index) => ({ value: [model.accuracy, rows - 1 - index], mean: model.name })),
    markLine: {
      symbol: "none",
      silent: true,
      lineStyle: { color: themeColour("doubt"), type: "dashed", width: 1.5 },
      label: { formatter: "chance", color: themeColour("doubt"), position: "end" },
      data: chanceLines(models),
    },
  };
  draw(document.getElementById("accuracy-chart"), 74 * rows + (narrow() ? 102 : 76), {
    grid: { left: narrow() ? 12 : 170, right: 24, top: narrow() ? 54 : 28, bottom: 42 },
    legend: { show: narrow(), top: 0, left: 0, textStyle: { color: themeColour("ink") }, data: models.map((model) => model.name) },
    tooltip: tooltip((at) => accuracyText(at.data)),
    xAxis: axis({
      type: "value", min: 0, max: 1, name: "accuracy on held-out samples", axisLine: { show: false }, nameLocation: "middle", nameGap: 26,
      axisLabel: { color: themeColour("soft"), formatter: (value) => Math.round(100 * value) + " %" },
    }),
    yAxis: axis({
      type: "value", min: -0.5, max: rows - 0.5, interval: 0.5, splitLine: { show: false }, axisTick: { show: false },
      axisLabel: {
        show: !narrow(), color: themeColour("ink"),
        formatter: (value) => (Number.isInteger(value) && models[rows - 1 - value] ? shorten(models[rows - 1 - value].name, 24) : ""),
      },
    }),
    series: dots.concat([means]),
  });
}

function chanceLines(models) {
  const levels = new Set(models.map((model) => model.chance).filter((chance) => chance !== null));
  return Array.from(levels, (chance) => ({ xAxis: chance }));
}

function accuracyText(data) {
  if (data.mean !== undefined) {
    return data.mean + "\nmean " + percent(data.value[0], 1);
  }
  const score = data.score;
  return "fold " + score.fold + ", seed " + score.seed + "\n" + percent(score.accuracy, 1) + " of " + score.samples + " samples";
}
