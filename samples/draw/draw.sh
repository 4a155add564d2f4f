#!/usr/bin/env bash
# Draws the samples' pictures anew. Needs chromium, ImageMagick's convert and cwebp.
# usage: draw.sh [SCENE...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# scene  width  height  file
list='door 1200 440 fortnight/images/door.png
depot 1200 780 fortnight/images/depot.png
laundry 1200 780 fortnight/images/laundry.png
tray 1200 736 fortnight/images/tray.png
lockers 1200 780 fortnight/images/lockers.png
tram 1200 780 fortnight/images/tram.jpg
airport 1200 780 fortnight/images/airport.webp
clock 1200 900 paper/images/clock.png
mugs 1200 640 paper/images/mugs.png'

while read -r scene width height file; do
  if [ $# -gt 0 ] && [[ " $* " != *" $scene "* ]]; then continue; fi
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 --allow-file-access-from-files \
    --user-data-dir="$work/profile" --window-size="$width,$height" --virtual-time-budget=20000 \
    --screenshot="$work/$scene.png" "file://$here/draw.html#$scene" 2>/dev/null
  mkdir -p "$here/../$(dirname "$file")"
  out="$here/../$file"
  case "$file" in
    # Four greys are all that a line drawing needs, and keep it small.
    *.png) convert "$work/$scene.png" -colorspace Gray -strip +dither -posterize 4 -depth 2 -define png:color-type=0 -define png:bit-depth=2 \
             -define png:compression-level=9 -define png:compression-filter=0 -define png:compression-strategy=0 "$out" ;;
    *.jpg) convert "$work/$scene.png" -colorspace Gray -strip -quality 32 "$out" ;;
    *.webp) convert "$work/$scene.png" -colorspace Gray -strip +dither -posterize 4 "$work/four.png"
            cwebp -quiet -lossless -z 9 "$work/four.png" -o "$out" ;;
  esac
  echo "$file $(stat -c %s "$out") bytes"
done <<< "$list"
