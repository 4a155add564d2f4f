"""One warm process of WeasyPrint: every edition's HTML into a PDF. Prints seconds, cpu and version as JSON.

usage: weasy.py IN OUT
"""
import json
import logging
import pathlib
import sys
import time

import weasyprint
from weasyprint.text.fonts import FontConfiguration

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
source, out = (pathlib.Path(argument) for argument in sys.argv[1:3])
names = sorted(source.glob("*.html"))
fonts = FontConfiguration()
weasyprint.HTML(str(names[0])).write_pdf(font_config=fonts)
start, used = time.perf_counter(), time.process_time()
for name in names:
    weasyprint.HTML(str(name)).write_pdf(str(out / (name.stem + ".pdf")), font_config=fonts)
print(json.dumps({"seconds": time.perf_counter() - start, "cpu": time.process_time() - used,
                  "version": "WeasyPrint " + weasyprint.__version__}))
