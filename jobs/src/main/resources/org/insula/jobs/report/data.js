// The numbers of the report, unpacked from the page.

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  return bytes;
}

/** Two bytes per number, the low byte first, whatever the machine's own order. */
function shortsOf(base64) {
  const bytes = bytesOf(base64);
  const shorts = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < shorts.length; i++) {
    shorts[i] = bytes[2 * i] | (bytes[2 * i + 1] << 8);
  }
  return shorts;
}

/** A time course as values by frame and region; NaN where missing. */
function unpackTimeCourse(packed, regions) {
  const numbers = packed.bytes === 1 ? bytesOf(packed.data) : shortsOf(packed.data);
  const unit = (packed.high - packed.low) / (packed.bytes === 1 ? 254 : 65534);
  return {
    value(frame, region) {
      const number = numbers[frame * regions + region];
      return number === 0 ? NaN : packed.low + (number - 1) * unit;
    },
  };
}

/** A map ready for drawing. Unpacked when first looked at: a report may hold hundreds. */
function prepareMap(map, report) {
  const covered = map.mean.filter((value) => value !== null).length;
  // Values with a sign are shown as they are, shares in even shares.
  map.evenShare = report.signed ? 1 : covered > 0 ? 1 / covered : NaN;
  map.evenCell = report.signed ? 1 : map.evenShare / report.frames;
  let course = null;
  map.at = (frame, region) => {
    course = course || unpackTimeCourse(map.timeCourse, report.regions.length);
    return course.value(frame, region);
  };
  /** Value of a region as it is shown, of one frame or (frame -1) of the whole sample. */
  map.relative = (frame, region) => {
    if (frame >= 0) {
      return map.at(frame, region) / map.evenCell;
    }
    return map.mean[region] === null ? NaN : map.mean[region] / map.evenShare;
  };
}

function readReport() {
  const report = JSON.parse(document.getElementById("report-data").textContent);
  for (const model of report.models) {
    model.byLabel = new Map();
    for (const map of model.maps) {
      prepareMap(map, report);
      model.byLabel.set(map.label, map);
    }
  }
  report.plantedIn = new Map();
  for (const planted of report.planted) {
    if (!report.plantedIn.has(planted.label)) {
      report.plantedIn.set(planted.label, new Map());
    }
    report.plantedIn.get(planted.label).set(planted.region, planted.timing);
  }
  if (report.brain) {
    report.brain.regions = shortsOf(report.brain.regions);
    report.brain.background = report.brain.background ? bytesOf(report.brain.background) : null;
  }
  return report;
}

/** The models that have a map of a label, with it. */
function mapsOf(report, label) {
  return report.models
    .map((model, index) => ({ model, index, map: model.byLabel.get(label) }))
    .filter((entry) => entry.map);
}
