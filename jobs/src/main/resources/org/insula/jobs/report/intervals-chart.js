// The top regions, a dot with its interval each, against the even share, or 0 where values have a sign.

const MOST_INTERVALS = 30;

function drawIntervals(report, label, model, count) {
  const box = document.getElementById("intervals-chart");
  const map = model.byLabel.get(label);
  const rows = map ? rankedRegions(map).slice(0, Math.min(count, MOST_INTERVALS)) : [];
  const index = report.models.indexOf(model);
  const planted = report.plantedIn.get(label) || new Map();
  const room = narrow() ? 118 : 190;
  draw(box, rows.length * 20 + 64, {
    grid: { left: room, right: 24, top: 24, bottom: 40 },
    tooltip: tooltip((at) => intervalText(report, map, rows[at.value[1]])),
    xAxis: axis({
      type: "value", min: report.signed ? undefined : 0, name: report.signed ? report.unit : "share of saliency", nameLocation: "middle", nameGap: 26,
      axisLabel: { color: themeColour("soft"), formatter: (value) => report.signed ? signed(value) : +(100 * value).toFixed(2) + " %" },
    }),
    yAxis: axis({
      type: "category", data: rows.map((region) => (planted.has(region) ? "◆ " : "") + shortenMiddle(report.regions[region], narrow() ? 16 : 26)), inverse: true,
      axisTick: { show: false },
      axisLabel: { color: themeColour("ink"), fontSize: 11, interval: 0, width: room - 12, overflow: "truncate" },
    }),
    series: map ? [intervalLines(map, rows, index), intervalDots(report, map, rows, index)] : [],
  });
}

function intervalLines(map, rows, index) {
  const data = rows.map((region, row) => [map.low[region], row, map.high[region]]).filter((line) => line[0] !== null && line[2] !== null);
  return {
    type: "custom",
    silent: true,
    encode: { x: [0, 2], y: 1 },
    data,
    renderItem: (params, api) => {
      const from = api.coord([api.value(0), api.value(1)]);
      const to = api.coord([api.value(2), api.value(1)]);
      return {
        type: "line",
        shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style: { stroke: modelColour(index), lineWidth: 2.5, fill: "none" },
      };
    },
  };
}

function intervalDots(report, map, rows, index) {
  return {
    type: "scatter",
    symbol: MODEL_SYMBOLS[index % MODEL_SYMBOLS.length],
    symbolSize: 10,
    data: rows.map((region, row) => ({
      value: [map.mean[region], row],
      itemStyle: { color: modelColour(index) },
    })),
    markLine: {
      symbol: "none",
      silent: true,
      lineStyle: { color: themeColour("soft"), type: "dotted", width: 1.5 },
      label: { formatter: report.signed ? "0" : "even share", color: themeColour("soft"), position: "start" },
      data: [{ xAxis: report.signed ? 0 : map.evenShare }],
    },
  };
}

function intervalText(report, map, region) {
  return report.regions[region] + "\n" + amount(report, map.mean[region]) + " (" + interval(report, map, region) + ")";
}
