def L(s): return [x.strip() for x in s.strip().split('\n') if x.strip()]
LISTS = {
'commit': L('''
fix: handle empty page in cursor pagination
feat(api): add bulk export endpoint
chore: bump dependencies
refactor: extract price rounding into helper
docs: clarify retry semantics
test: cover leap-day rollover
perf: avoid copying rows in hot loop
fix(ui): keep focus after closing dialog
ci: cache build artefacts between jobs
Revert "perf: avoid copying rows in hot loop"
fix: off-by-one in range header
feat: support ISO week in report filter
build: drop Node 16
style: run formatter
fix(parser): accept trailing comma
feat(cli): --dry-run for migrate
chore(release): prepare next minor
fix: do not log request body
refactor(auth): split token refresh from login
feat: password reset page copy
fix: race between worker shutdown and ack
docs: add architecture diagram
test: flaky timeout in scheduler test
feat(search): rank exact matches first
fix(css): overflow on narrow screens
chore: remove dead feature flag
merge branch 'main' into release
fix: normalise unicode before compare
feat(map): cluster markers at low zoom
fix: use UTC in nightly job
perf: index orders by status and created_at
chore: rotate signing key id in docs
fix(types): widen return type of loadConfig
feat: dark mode for invoices
fix: memory leak in websocket hub
test: snapshot for empty cart
feat(i18n): add Polish and Czech
fix(deps): pin transitive vulnerability
refactor: rename Secret to SealedValue
fix: escape pipe in markdown tables
'''),
'npm': L('''
react
react-dom
typescript
vite
eslint
prettier
lodash
axios
express
zod
vitest
jest
webpack
rollup
esbuild
chalk
commander
dotenv
date-fns
uuid
nanoid
ws
pino
fastify
semver
tslib
debug
ms
glob
minimatch
rimraf
postcss
autoprefixer
tailwindcss
@types/node
@babel/core
@babel/parser
jsonwebtoken
bcryptjs
cookie
'''),
'pypi': L('''
requests
urllib3
certifi
idna
numpy
pandas
pydantic
fastapi
starlette
uvicorn
sqlalchemy
alembic
pytest
pytest-cov
ruff
mypy
black
click
rich
httpx
anyio
jinja2
markupsafe
cryptography
pyjwt
passlib
celery
redis
boto3
botocore
django
flask
scipy
matplotlib
pillow
'''),
'crate': L('''
serde
serde_json
tokio
anyhow
thiserror
clap
regex
rand
log
tracing
bytes
futures
hyper
reqwest
uuid
chrono
itertools
once_cell
parking_lot
rayon
sha2
base64
syn
quote
proc-macro2
libc
memchr
'''),
'file': L('''
src/index.ts
src/api/client.ts
src/lib/format.ts
app/models/order.rb
internal/queue/worker.go
pkg/cache/lru.go
tests/test_pricing.py
core/settings.py
lib/parser.ex
cmd/server/main.go
README.md
Makefile
package.json
docs/adr/0007-events.md
src/components/Table.tsx
src/main/java/app/InvoiceService.java
src/lib.rs
db/migrations/0042_add_index.sql
scripts/release.sh
charts/web/values.yaml
.github/workflows/ci.yml
web/styles/base.css
include/ring_buffer.h
src/ring_buffer.c
'''),
'svc': L('''
orders
billing
search
gateway
inventory
notifier
reports
checkout
catalog
media
scheduler
ledger
web
worker
auth
pricing
shipping
metrics
'''),
'prod': L('''
Desk lamp LED, black
Office chair Vario 3
Water bottle 0.75 l
Notebook A5, dotted
USB-C hub 7-in-1
Wireless mouse M220
Bamboo cutting board
Ceramic mug 330 ml
Wool blanket grey
Hiking sock, pair
Rain jacket Fjell
Thermos 1 l steel
Garden hose 20 m
Cordless drill 18 V
Paint roller set
Oak shelf 80 cm
Storage box XL
Trail shoe 42
Cycling helmet M
Tent Alto 2P
Camping stove
Phone case clear
HDMI cable 2 m
Desk organiser
Whiteboard 90x60
'''),
'part': L('''
Hex bolt M8x40 A2
Washer M8 DIN 125
Ball bearing 6204-2RS
O-ring 22x3 NBR
Timing belt HTD 5M-450
Stepper motor NEMA 17
Capacitor 100uF 25V
Resistor 10k 0603
MOSFET IRLZ44N
Relay 12V SPDT
Proximity sensor PNP
Gasket DN50 PN16
Ball valve DN15
Pressure gauge 0-10 bar
Filter cartridge 5 um
Coupling 8-10 mm
Spring 1.2x12x40
Heat sink TO-220
Connector JST-XH 4p
Fuse 5x20 T2A
Linear rail MGN12H
Circlip DIN 471 20
'''),
'city': L('''
Lyon
Hamburg
Gdańsk
Malmö
Bologna
Valencia
Porto
Utrecht
Brno
Graz
Leeds
Cork
Lille
Bremen
Turin
Zaragoza
Antwerp
Aarhus
Tampere
Kraków
Osaka
Busan
Izmir
Montréal
Denver
'''),
'test': L('''
test_rounds_half_even
test_empty_cart_has_zero_total
test_rejects_negative_quantity
test_parse_iso_week
test_retry_backs_off
test_password_too_short
test_token_expired_returns_401
test_export_streams_rows
test_merge_keeps_newest
test_unicode_normalised
test_dst_transition
test_cursor_is_stable
test_timeout_is_propagated
test_idempotent_replay
test_sort_by_two_columns
test_cache_evicts_lru
test_currency_mismatch
test_invalid_postcode
test_login_page_renders
test_secret_is_masked_in_logs
'''),
'dept': L('''
Sales
Marketing
Finance
Logistics
Purchasing
Customer service
Production
Quality
IT
Legal
Facilities
Research
'''),
'img': L('''
nginx
redis
postgres
grafana/grafana
prom/prometheus
traefik
rabbitmq
node
python
busybox
elasticsearch
minio/minio
'''),
'teil': L('''
Sechskantschraube M8x40
Scheibe M8
Kugellager 6204-2RS
O-Ring 22x3 NBR
Zahnriemen HTD 5M-450
Schrittmotor NEMA 17
Relais 12 V
Dichtung DN50
Kugelhahn DN15
Manometer 0-10 bar
Filterpatrone 5 µm
Kupplung 8-10 mm
Druckfeder 1,2x12x40
Kühlkörper TO-220
Sicherung 5x20 T2A
Sicherungsring DIN 471
'''),
}
