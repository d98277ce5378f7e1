// What each model takes for what: one square per model, rows adding up to 100 %.

function drawConfusions(report) {
  const box = document.getElementById("confusion-charts");
  // All panels first: how wide each is depends on how many there are.
  const charts = report.models.map((model, index) => (box.children[index] || confusionPanel(box, model, report)).lastChild);
  charts.forEach((chart, index) => drawConfusion(chart, report.models[index], report));
}

function confusionPanel(box, model, report) {
  const panel = element("div", box);
  element("h4", panel, model.name);
  const chart = element("div", panel, "", "chart");
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", confusionSummary(model, report.labels));
  return panel;
}

function recallOf(model, label) {
  const row = model.confusion[label];
  const total = row.reduce((sum, count) => sum + count, 0);
  return total === 0 ? NaN : row[label] / total;
}

function confusionSummary(model, labels) {
  const recalls = labels.map((label, at) => label + " " + percent(recallOf(model, at), 0));
  return "Confusion matrix of " + model.name + ". Recognised: " + recalls.join(", ");
}

function confusionCells(model) {
  const cells = [];
  model.confusion.forEach((row, truth) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    row.forEach((count, answer) => {
      cells.push({ value: [answer, truth, total === 0 ? 0 : count / total], count, total });
    });
  });
  return cells;
}

function drawConfusion(box, model, report) {
  const labels = report.labels;
  const few = labels.length <= 10;
  const names = labels.map((label) => shorten(label, 14));
  const cells = confusionCells(model);
  cells.forEach((cell) => {
    cell.label = { color: cell.value[2] > 0.55 ? "#10181d" : "#ffffff" };
  });
  draw(box, Math.max(260, Math.min(box.clientWidth, 80 + Math.max(34, 400 / labels.length) * labels.length)), {
    grid: { left: 92, right: 12, top: 8, bottom: 84 },
    tooltip: tooltip((at) => labels[at.value[1]] + " taken for " + labels[at.value[0]] + "\n"
        + at.data.count + " of " + at.data.total + " (" + percent(at.value[2], 0) + ")"),
    xAxis: axis({
      type: "category", data: names, name: "answer", nameLocation: "middle", nameGap: 66, splitLine: { show: false },
      axisLabel: { color: themeColour("soft"), rotate: 40, interval: few ? 0 : "auto" },
    }),
    yAxis: axis({
      type: "category", data: names, inverse: true, splitLine: { show: false },
      axisLabel: { color: themeColour("soft"), interval: few ? 0 : "auto" },
    }),
    visualMap: { show: false, min: 0, max: 1, dimension: 2, inRange: { color: report.colours } },
    series: [{
      type: "heatmap",
      progressive: 0,
      data: cells,
      label: { show: few, fontSize: 11, formatter: (at) => Math.round(100 * at.value[2]) },
      itemStyle: { borderColor: themeColour("paper"), borderWidth: few ? 2 : 0 },
    }],
  });
}
