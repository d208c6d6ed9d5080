#!/bin/sh
# One call a mode, the body as it came.
for mode in whole stream tool; do
  eval "body=\${LAB_BODY_$mode:-}"
  [ -n "$body" ] || continue
  echo "--$mode--"
  curl -sS -N -m 30 "$LAB_URL" -H 'content-type: application/json' -H 'authorization: Bearer sk-lab' -d "$body" || exit
done
