// What the site's pictures use of Observable Plot; esbuild makes one module of it for the browser.
export { axisX, axisY, dot, gridX, gridY, link, plot } from "@observablehq/plot";
