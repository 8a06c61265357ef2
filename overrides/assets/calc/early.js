/** An address with inputs is a wish to see their result: the engine starts while the page is still being read. */

import { engine } from "./client.js";

if (location.hash.includes("=")) engine.start();
