#!/bin/sh
# Without --content-on-error wget tells its person the status alone.
for mode in whole stream tool; do
  eval "body=\${LAB_BODY_$mode:-}"
  [ -n "$body" ] || continue
  echo "--$mode--"
  wget -q -O - -T 30 --content-on-error --header 'content-type: application/json' --header 'authorization: Bearer sk-lab' --post-data "$body" "$LAB_URL" || exit
done
