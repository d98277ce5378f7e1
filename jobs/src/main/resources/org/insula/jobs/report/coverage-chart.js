// How much of the atlas each run covers: a dot a run, in the order of the study.

function drawCoverage(report) {
  const box = document.getElementById("coverage-chart");
  if (!box) {
    return;
  }
  const runs = report.runs;
  const dots = (name, symbol, colour, wanted) => ({
    type: "scatter",
    name,
    symbol,
    symbolSize: runs.length > 200 ? 6 : 9,
    itemStyle: { color: colour, opacity: 0.8 },
    data: runs.map((run, at) => [at + 1, run.coverage]).filter((dot) => dot[1] !== null && wanted(runs[dot[0] - 1])),
  });
  draw(box, narrow() ? 230 : 260, {
    grid: { left: 56, right: 20, top: 40, bottom: 42 },
    legend: { top: 2, left: 44, textStyle: { color: themeColour("ink") } },
    tooltip: tooltip((at) => coverageText(runs[at.value[0] - 1])),
    xAxis: axis({
      type: "value", min: 0, max: runs.length + 1, minInterval: 1, name: "run", nameLocation: "middle", nameGap: 24, splitLine: { show: false },
      axisLabel: { color: themeColour("soft"), showMaxLabel: false },
    }),
    yAxis: axis({
      type: "value", max: 1, min: (extent) => Math.max(0, Math.floor(10 * extent.min - 0.5) / 10),
      axisLabel: { color: themeColour("soft"), formatter: (value) => Math.round(100 * value) + " %" },
    }),
    series: [
      dots("all regions covered", "circle", modelColour(1), (run) => run.missing === 0),
      dots("some region missing", "triangle", modelColour(0), (run) => run.missing > 0),
    ],
  });
}

function coverageText(run) {
  return run.run + "\n" + percent(run.coverage, 1) + " covered" + (run.missing > 0 ? ", " + run.missing + " regions missing" : "");
}
