// The map on the brain: three planes through one point, a row per model, painted voxel by voxel.

const PLANES = [
  { name: "sagittal", across: 1, up: 2, through: 0, ends: ["P", "A"] },
  { name: "coronal", across: 0, up: 2, through: 1, ends: ["L", "R"] },
  { name: "axial", across: 0, up: 1, through: 2, ends: ["L", "R"] },
];
const PIXELS_PER_MM = 2.5;

function rgbOf(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** The voxel in the middle of a region's voxels, or of the brain if the region has none. */
function middleOf(brain, region) {
  const sums = [0, 0, 0];
  let count = 0;
  brain.regions.forEach((label, voxel) => {
    if (label === region + 1) {
      sums[0] += voxel % brain.size[0];
      sums[1] += Math.floor(voxel / brain.size[0]) % brain.size[1];
      sums[2] += Math.floor(voxel / brain.size[0] / brain.size[1]);
      count++;
    }
  });
  return count === 0 ? brain.size.map((size) => Math.floor(size / 2)) : sums.map((sum) => Math.round(sum / count));
}

function voxelAt(brain, position) {
  return position[0] + brain.size[0] * (position[1] + brain.size[1] * position[2]);
}

/** Colour of every region under the current settings: red, green, blue, or null where the background shows. */
function regionColours(report, map, view, top, palette) {
  return report.regions.map((name, region) => {
    const value = map.relative(view.frame, region);
    if (Number.isNaN(value) || (view.cut && Math.abs(value) < (report.signed ? top / 4 : 1))) {
      return null;
    }
    const share = report.signed ? (value / top + 1) / 2 : value / top;
    return palette[Math.max(0, Math.min(palette.length - 1, Math.floor(share * (palette.length - 1))))];
  });
}

function paintPlane(brain, plane, position, colours) {
  const width = brain.size[plane.across];
  const height = brain.size[plane.up];
  const image = new ImageData(width, height);
  const at = position.slice();
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      at[plane.across] = column;
      at[plane.up] = height - 1 - row;
      const voxel = voxelAt(brain, at);
      const label = brain.regions[voxel];
      const grey = brain.background ? brain.background[voxel] * 0.85 : label > 0 ? 70 : 0;
      const colour = label > 0 ? colours[label - 1] : null;
      const pixel = 4 * (row * width + column);
      for (let channel = 0; channel < 3; channel++) {
        image.data[pixel + channel] = colour ? 0.88 * colour[channel] + 0.12 * grey : grey;
      }
      image.data[pixel + 3] = 255;
    }
  }
  return image;
}

function drawPlane(canvas, brain, plane, position, colours) {
  const image = paintPlane(brain, plane, position, colours);
  const small = document.createElement("canvas");
  small.width = image.width;
  small.height = image.height;
  small.getContext("2d").putImageData(image, 0, 0);
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  const x = ((position[plane.across] + 0.5) / image.width) * canvas.width;
  const y = (1 - (position[plane.up] + 0.5) / image.height) * canvas.height;
  context.fillStyle = "rgba(255, 255, 255, 0.45)";
  context.fillRect(x, 0, 1, canvas.height);
  context.fillRect(0, y, canvas.width, 1);
  const size = Math.round(canvas.height / (narrow() ? 8 : 15));
  context.font = "600 " + size + "px sans-serif";
  context.fillStyle = "rgba(255, 255, 255, 0.85)";
  context.fillText(plane.ends[0], size * 0.4, size * 1.2);
  context.textAlign = "right";
  context.fillText(plane.ends[1], canvas.width - size * 0.4, size * 1.2);
  context.textAlign = "left";
}

/** One row of canvases for a model, made once; a click moves the point. */
function brainRow(box, at, report, view, redraw) {
  if (box.children[at]) {
    return box.children[at];
  }
  const row = element("div", box, undefined, "brain-row");
  element("h4", row);
  const planes = element("div", row, undefined, "planes");
  for (const plane of PLANES) {
    const canvas = element("canvas", planes);
    const brain = report.brain;
    canvas.width = Math.round(brain.size[plane.across] * brain.spacing[plane.across] * PIXELS_PER_MM);
    canvas.height = Math.round(brain.size[plane.up] * brain.spacing[plane.up] * PIXELS_PER_MM);
    // Widths in proportion to the millimetres shown, so that all planes have one scale.
    canvas.style.flex = canvas.width + " 1 0";
    canvas.setAttribute("role", "img");
    canvas.addEventListener("click", (event) => {
      const place = canvas.getBoundingClientRect();
      const size = brain.size;
      view.position[plane.across] = within((event.clientX - place.left) / place.width, size[plane.across]);
      view.position[plane.up] = within(1 - (event.clientY - place.top) / place.height, size[plane.up]);
      redraw();
    });
  }
  return row;
}

function within(share, size) {
  return Math.max(0, Math.min(size - 1, Math.floor(share * size)));
}

function drawSlices(report, label, view, redraw) {
  const entries = mapsOf(report, label);
  const regions = report.regions.map((name, region) => region);
  const top = sharedTop(report, entries.map(({ map }) => regions.map((region) => map.relative(view.frame, region))), 1);
  const palette = report.mapColours.map(rgbOf);
  const box = document.getElementById("slices");
  while (box.children.length > entries.length) {
    box.lastChild.remove();
  }
  entries.forEach(({ model, map }, at) => {
    const row = brainRow(box, at, report, view, redraw);
    row.firstChild.textContent = model.name + (model.verdict === "NOT_ABOVE_CHANCE" ? " (not above chance)" : "");
    const colours = regionColours(report, map, view, top, palette);
    PLANES.forEach((plane, which) => {
      const canvas = row.lastChild.children[which];
      canvas.setAttribute("aria-label", "Map of " + model.name + " for " + label + ", " + plane.name + " slice");
      drawPlane(canvas, report.brain, plane, view.position, colours);
    });
  });
  drawScale(document.getElementById("slice-scale"), report, top);
  describePosition(report, entries, view);
}

function describePosition(report, entries, view) {
  const label = report.brain.regions[voxelAt(report.brain, view.position)];
  const note = document.getElementById("slice-region");
  if (label === 0) {
    note.textContent = "The crossing lines meet outside the atlas's regions.";
    return;
  }
  const values = entries.map(({ model, map }) => model.name + " " + shown(report, map.relative(view.frame, label - 1)));
  note.textContent = "Where the lines cross: " + report.regions[label - 1] + ". " + values.join(", ") + ".";
}
