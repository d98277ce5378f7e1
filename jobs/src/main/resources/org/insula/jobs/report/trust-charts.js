// The figures on trust: accuracy without what saliency points to, saliency by frame, and its share on task-on frames.

function percentAxis(name, limits) {
  return axis(Object.assign({
    type: "value", nameLocation: "middle", nameGap: 30, name,
    axisLabel: { color: themeColour("soft"), formatter: (value) => +(100 * value).toFixed(1) + " %" },
  }, limits));
}

function trustLine(name, colour, look, data) {
  return {
    type: "line", name, data, symbol: MODEL_SYMBOLS[look % MODEL_SYMBOLS.length], symbolSize: 7,
    lineStyle: { color: colour, width: 2.5, type: MODEL_DASHES[look % MODEL_DASHES.length] },
    itemStyle: { color: colour },
  };
}

/** The area between the lower and upper ends at some places of the axis; null without intervals. */
function trustBand(colour, places, low, high) {
  const data = places.map((place, at) => [place, low[at], high[at]]).filter((ends) => ends[1] !== null && ends[2] !== null);
  return data.length < 2 ? null : {
    type: "custom", silent: true, z: 1, tooltip: { show: false }, encode: { x: 0, y: [1, 2] }, data,
    renderItem: (params, api) => params.dataIndex > 0 ? null : {
      type: "polygon",
      shape: { points: data.map((ends) => api.coord([ends[0], ends[1]])).concat(data.map((ends) => api.coord([ends[0], ends[2]])).reverse()) },
      style: { fill: colour, opacity: 0.14 },
    },
  };
}

function drawTrustLines(box, lines, xAxis, yAxis, bands = []) {
  draw(box, narrow() ? 300 : 340, {
    grid: { left: 56, right: 20, top: 24 + 22 * Math.ceil(lines.length / 2), bottom: 48 },
    legend: { top: 2, left: 40, itemWidth: 34, textStyle: { color: themeColour("ink"), fontSize: 13 }, data: lines.map((line) => line.name) },
    tooltip: Object.assign({ trigger: "axis" }, tooltip((points) => [percent(points[0].value[0], 0)]
      .concat(points.filter((point) => point.seriesType === "line").map((point) => point.seriesName + "  " + percent(point.value[1], 1))).join("\n"))),
    xAxis, yAxis, series: bands.concat(lines),
  });
}

function modelIndex(report, name) {
  return Math.max(0, report.models.findIndex((model) => model.name === name));
}

/** Accuracy of one model as places are removed, with bands of intervals; the random order is grey. */
function drawDrops(report, box, curves) {
  const bands = [];
  const lines = curves.map((curve) => {
    const random = curve.removedBy === "random";
    const index = random ? 0 : modelIndex(report, curve.saliencyOf);
    const name = random ? "at random" : "by saliency of " + curve.saliencyOf;
    const data = [[0, curve.whole]].concat(curve.shares.map((share, at) => [share, curve.without[at]]));
    const colour = random ? themeColour("soft") : modelColour(index);
    bands.push(trustBand(colour, data.map((point) => point[0]), curve.low, curve.high));
    return trustLine(name, colour, random ? 4 : index, data);
  });
  drawTrustLines(box, lines, percentAxis("places removed", { min: 0 }), percentAxis("", { min: 0, max: 1 }), bands.filter((band) => band !== null));
}

/** Saliency by frame of one label with the half-life in the legend. */
function drawTrustFrames(report, box, timings) {
  const lines = timings.map((timing) => {
    const index = modelIndex(report, timing.model);
    const life = timing.halfLife === null ? "does not fall" : "half-life " + timing.halfLife.toFixed(1);
    const data = timing.byFrame.map((share, frame) => [frame, share]);
    return trustLine(timing.model + ", " + life, modelColour(index), index, data);
  });
  draw(box, narrow() ? 300 : 340, {
    grid: { left: 56, right: 20, top: 24 + 22 * lines.length, bottom: 48 },
    legend: { top: 2, left: 40, orient: "vertical", itemWidth: 34, textStyle: { color: themeColour("ink"), fontSize: 13 }, data: lines.map((line) => line.name) },
    tooltip: Object.assign({ trigger: "axis" }, tooltip((points) => framesText(report, points))),
    xAxis: axis({
      type: "value", min: 0, max: Math.max(1, report.frames - 1), minInterval: 1, nameLocation: "middle", nameGap: 28,
      name: frameAxisName(report), splitLine: { show: false },
    }),
    yAxis: percentAxis("", { min: 0 }),
    series: lines,
  });
}

/** Share of the most salient places on task-on frames of one label, with the share of all places. */
function drawTaskOn(report, box, timings) {
  const known = timings.filter((timing) => timing.top.length > 0);
  const lines = known.map((timing) => {
    const index = modelIndex(report, timing.model);
    return trustLine(timing.model, modelColour(index), index, timing.top.map((top, at) => [top, timing.onTask[at]]));
  });
  if (lines.length > 0) {
    lines[0].markLine = {
      symbol: "none", silent: true, lineStyle: { color: themeColour("soft"), type: "dotted", width: 1.5 },
      label: { formatter: "all places", color: themeColour("soft"), position: "insideStartTop" },
      data: known[0].chance === null ? [] : [{ yAxis: known[0].chance }],
    };
  }
  drawTrustLines(box, lines, percentAxis("most salient places", { min: 0 }), percentAxis("on task-on frames", { min: 0, max: 1, nameGap: 40 }));
}
