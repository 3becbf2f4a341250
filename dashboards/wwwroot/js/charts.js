// Draws each <figure class="chart"> from the JSON beside it. Without this script the figure's table stands in its place.
(() => {
  "use strict";
  const library = document.currentScript.dataset.library;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const charts = new Map();
  let loading = null;

  // The library is large: only pages with charts fetch it.
  const load = () => loading ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = library;
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });

  // Colours live in the style sheet, where light-dark() follows the theme; a probe tells what they are now.
  const palette = (isPrint) => {
    const probe = document.createElement("span");
    probe.hidden = true;
    if (isPrint) probe.className = "chart-light";
    document.body.append(probe);
    const colour = (name) => {
      probe.className = (isPrint ? "chart-light " : "") + "chart-ink-" + name;
      return getComputedStyle(probe).color;
    };
    const colours = {
      series: ["1", "2", "3", "4"].map(colour), target: colour("target"), grid: colour("grid"), text: colour("text"), surface: colour("surface"),
    };
    probe.remove();
    return colours;
  };

  const percent = (value) => (value * 100).toFixed(1) + "%";
  const write = (value, unit) => value === null || value === undefined ? "—"
    : unit === "%" ? percent(value) : Number(value).toLocaleString("zh-CN", { maximumFractionDigits: 2 }) + (unit ? " " + unit : "");

  // Hatching says "数据不全" also where colours cannot be told apart.
  const hatch = (colours) => ({ symbol: "rect", rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 4], color: colours.text });

  const series = (spec, item, index, colours) => {
    const colour = colours.series[(item.colour ?? index) % colours.series.length];
    const gaps = new Set(item.incomplete ?? []);
    const base = { name: item.name, type: item.kind ?? spec.kind, data: item.values, color: colour, emphasis: { focus: "none" } };
    if (base.type === "bar") {
      return { ...base, barMaxWidth: 28, data: item.values.map((value, at) => gaps.has(at)
        ? { value, itemStyle: { color: colours.grid, decal: hatch(colours) } } : value) };
    }
    if (base.type === "scatter") return { ...base, symbolSize: 8 };
    return {
      ...base, symbol: item.dashed ? "none" : ["circle", "rect", "triangle", "diamond"][index % 4], symbolSize: 6, connectNulls: false,
      lineStyle: { width: item.dashed ? 1.5 : 2, type: item.dashed ? "dashed" : "solid" },
      data: item.values.map((value, at) => gaps.has(at) ? { value, symbol: "emptyCircle", itemStyle: { opacity: 0.6 } } : value),
    };
  };

  // Months without full data as a hatched background, behind whatever is drawn.
  const background = (spec, colours) => !spec.incomplete?.length ? [] : [{
    name: "数据不全", type: "bar", yAxisIndex: 1, barWidth: "99%", silent: true, tooltip: { show: false }, z: 0, color: colours.grid,
    itemStyle: { opacity: 0.55, decal: hatch(colours) },
    data: spec.categories.map((_, at) => spec.incomplete.includes(at) ? 1 : null),
  }];

  const hasTarget = (spec) => spec.target !== null && spec.target !== undefined;

  // Days that matter, as dotted lines across the plot.
  const marks = (spec, colours) => (spec.marks ?? []).map((mark) => ({
    xAxis: spec.categories[mark.at], lineStyle: { color: mark.text ? colours.target : colours.text, type: "dotted", width: 1, opacity: mark.text ? 1 : 0.5 },
    label: { show: Boolean(mark.text), formatter: mark.text ?? "", color: colours.target, position: "end", align: "center", rotate: 0 },
  }));

  const target = (spec, colours) => !hasTarget(spec) && !spec.marks?.length ? {} : {
    markLine: {
      silent: true, symbol: "none", lineStyle: { color: colours.target, type: "dashed", width: 1.5 },
      label: {
        color: colours.target,
        // horizontal bars run from the top, and so does the line; else it stands beside the plot, where it covers no value
        ...(spec.horizontal
          ? { formatter: "目标 " + write(spec.target, spec.unit), position: "start", rotate: 0, backgroundColor: colours.surface, padding: [1, 3] }
          : { formatter: "目标\n" + write(spec.target, spec.unit), position: "end", align: "left" }),
      },
      data: [...(hasTarget(spec) ? [spec.horizontal ? { xAxis: spec.target } : { yAxis: spec.target }] : []), ...marks(spec, colours)],
    },
  };

  // The axis holds every value and the target between round numbers. A share's spans at least ten points: a wobble is no swing.
  const bounds = (spec) => {
    const seen = [...spec.series.flatMap((item) => item.values), spec.target].filter((value) => typeof value === "number");
    if (spec.kind === "scatter" || seen.length === 0) return {};
    const high = Math.max(...seen);
    const low = spec.scale ? Math.min(...seen) : Math.min(0, ...seen);
    const least = Math.max((high - low) / 5, spec.unit === "%" ? 0.02 : 1e-9);
    const power = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= least - 1e-12);
    const round = (value, how, slack) => Number((how(value / step + slack) * step).toFixed(9));
    return { min: round(low, Math.floor, 1e-9), max: round(high, Math.ceil, -1e-9), interval: step };
  };

  // A legend that wraps must not run into the chart: about how many lines it takes.
  const legendLines = (spec, width) => {
    const names = [...(spec.incomplete?.length ? ["数据不全"] : []), ...spec.series.map((item) => item.name)];
    return spec.series.length < 2 && !spec.incomplete?.length ? 0 : Math.ceil(names.reduce((sum, name) => sum + 34 + 12 * name.length, 0) / width);
  };

  const options = (spec, colours, isPrint, width) => {
    const text = { color: colours.text, fontFamily: getComputedStyle(document.body).fontFamily };
    const line = { lineStyle: { color: colours.grid } };
    const isScatter = spec.kind === "scatter";
    const category = {
      type: "category", data: spec.categories, axisLabel: { ...text, interval: spec.horizontal || spec.categories?.length <= 12 ? 0 : "auto", hideOverlap: true },
      axisLine: line, axisTick: { show: false }, inverse: Boolean(spec.horizontal),
    };
    const value = (name, unit) => ({
      type: "value", name, nameTextStyle: text, scale: Boolean(spec.scale) || isScatter, boundaryGap: isScatter ? ["5%", "5%"] : [0, 0], axisLabel: { ...text, formatter: (number) => write(number, unit) },
      splitLine: line, axisLine: { show: false },
    });
    const hasLegend = spec.series.length > 1 || Boolean(spec.incomplete?.length);
    const hidden = { type: "value", show: false, min: 0, max: 1 };
    const drawn = spec.series.map((item, index) => series(spec, item, index, colours));
    if (drawn.length > 0) Object.assign(drawn[0], target(spec, colours));
    return {
      animation: false,
      textStyle: text,
      aria: { enabled: true, label: { description: spec.description } },
      grid: { left: 8, right: hasTarget(spec) && !spec.horizontal ? 52 : 20, top: 14 + 22 * legendLines(spec, width) + (spec.yTitle || spec.horizontal || spec.marks?.length ? 20 : 0), bottom: isScatter ? 28 : 8, containLabel: true },
      legend: { show: hasLegend, top: 4, left: 0, textStyle: text, itemWidth: 18 },
      tooltip: {
        show: !isPrint, renderMode: "richText", trigger: isScatter ? "item" : "axis", confine: true, backgroundColor: colours.surface, borderColor: colours.grid,
        textStyle: text,
        ...(isScatter
          ? { formatter: (point) => [point.value[2], spec.xTitle + " " + write(point.value[0], spec.xUnit), spec.yTitle + " " + write(point.value[1], spec.unit)].filter(Boolean).join("\n") }
          : { valueFormatter: (number) => write(number, spec.unit) }),
      },
      xAxis: isScatter ? { ...value(spec.xTitle, spec.xUnit), nameLocation: "middle", nameGap: 28 }
        : spec.horizontal ? { ...value("", spec.unit), ...bounds(spec) } : category,
      yAxis: spec.horizontal ? category : [{ ...value(spec.yTitle, spec.unit), nameTextStyle: { ...text, align: "left" }, ...bounds(spec) }, hidden],
      series: [...background(spec, colours), ...drawn],
    };
  };

  const draw = (figure) => {
    const place = figure.querySelector(".chart-canvas");
    const spec = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    charts.get(figure)?.chart.dispose();
    const chart = echarts.init(place, null, { renderer: "canvas" });
    chart.setOption(options(spec, palette(false), false, place.clientWidth));
    charts.set(figure, { chart, spec });
    place.setAttribute("role", "img");
    figure.classList.add("is-drawn");
  };

  const drawAll = async (root) => {
    const figures = root.querySelectorAll("figure.chart:not(.is-drawn)");
    if (figures.length === 0) return;
    await load();
    figures.forEach((figure) => {
      figure.querySelector(".chart-canvas").hidden = false;
      figure.querySelector(".chart-data").open = false;
      draw(figure);
    });
  };

  const redraw = () => {
    for (const [figure, { chart }] of charts) {
      if (figure.isConnected) draw(figure);
      else { chart.dispose(); charts.delete(figure); }
    }
  };

  // A printed canvas would keep its screen size and dark colours: an image in light colours takes its place.
  const toPrint = () => {
    for (const [figure, { chart, spec }] of charts) {
      if (!figure.isConnected) continue;
      const box = document.createElement("div");
      const image = document.createElement("img");
      const size = { width: 680, height: Math.max(220, Math.round(680 * chart.getHeight() / Math.max(chart.getWidth(), 680))) };
      const copy = echarts.init(box, null, { renderer: "canvas", devicePixelRatio: 2, ...size });
      copy.setOption(options(spec, palette(true), true, size.width));
      image.src = copy.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: "#fff" });
      image.alt = spec.description ?? "";
      image.className = "chart-print";
      copy.dispose();
      figure.querySelector(".chart-canvas").after(image);
    }
  };

  document.addEventListener("DOMContentLoaded", () => drawAll(document));
  document.addEventListener("htmx:after:swap", () => drawAll(document));
  dark.addEventListener("change", redraw);
  window.addEventListener("resize", () => charts.forEach(({ chart }) => chart.resize()));
  window.addEventListener("beforeprint", toPrint);
  window.addEventListener("afterprint", () => document.querySelectorAll(".chart-print").forEach((image) => image.remove()));
})();
