#!/usr/bin/env bash
# The layers of the serving image, built by the Dockerfile and, into a folder, without any engine.
#
#   image.sh system ROOT             Debian's Python and a user of its own
#   image.sh install ROOT PYTHON     the wheel and what it needs, without what only converts models
#   image.sh models ROOT ONRECORD    models converted for every x86-64, by a full install
#   image.sh folder ROOT PYTHON ONRECORD   all three, on a Debian that debootstrap makes
#
# ROOT is / in the Dockerfile. PYTHON has pip and the version of Debian's Python.
set -euo pipefail
source=$(realpath "$(dirname "$0")/..")
user=10001 suite=bookworm place=/opt/onrecord

in_root() { if [ "$root" = / ]; then "$@"; else chroot "$root" "$@"; fi; }

system() {
	export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
	in_root apt-get -qq update
	in_root apt-get -qq install --yes --no-install-recommends ca-certificates libstdc++6 python3 >/dev/null
	in_root apt-get clean
	in_root useradd --uid "$user" --user-group --no-create-home --home-dir /srv/onrecord \
		--shell /usr/sbin/nologin onrecord
	rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/* "$root"/usr/share/{doc,man,info,locale}/*
	mkdir -p "$root/srv/onrecord/corpus" "$root/var/lib/onrecord"
	in_root chown "$user:$user" /var/lib/onrecord /srv/onrecord/corpus
}

install() {
	local python=$1 site dist
	dist=$(mktemp -d)
	"$source/.ci/packages" "$python" "$dist"
	in_root python3 -m venv --without-pip "$place"
	"$python" -m pip --quiet --disable-pip-version-check install --prefix "$root$place" --ignore-installed \
		--no-deps --require-hashes --requirement "$source/requirements/lean.hashed.txt"
	"$python" -m pip --quiet --disable-pip-version-check install --prefix "$root$place" --ignore-installed \
		--no-deps "$dist"/onrecord-*.whl
	rm -r "$dist"
	site=$(echo "$root$place"/lib/python3.*/site-packages)
	trim "$site"
	# pip names the Python that it ran on
	find "$root$place/bin" -type f ! -name onrecord -delete
	sed -i "1c #!$place/bin/python3" "$root$place/bin/onrecord"
	rm -rf "$root$place"/{include,share/man}
	cp "$source/deploy/health.py" "$root$place/health.py"
}

trim() { # what is never imported here: tests, headers, other devices, other sources of graphs, other languages
	cd "$1"
	find . -depth -type d -name tests -exec rm -rf {} +
	find . \( -name '*.pyi' -o -name '*.a' -o -name '*.h' -o -name '*.hpp' \) -delete
	rm -rf openvino/{include,tools,cmake} fontTools fonttools-* natasha/data/model/slovnet_{morph,syntax}_*
	find openvino/libs \( -name '*_intel_gpu_plugin*' -o -name '*_intel_npu_plugin*' -o -name cache.json \
		-o \( -name '*_frontend.so*' ! -name '*_ir_frontend.so*' \) \) -delete
	find babel/locale-data -regextype posix-extended ! -regex '.*/(root|en|ru|ky)(_[^/]*)?\.dat' -type f -delete
	cd "$source"
}

models() {
	local onrecord=$1 work
	work=$(mktemp -d)
	# AVX2 is the least that is common, and f32 makes the same vectors on all of them
	(cd "$work" && OV_CPU_MAX_ISA=AVX2 ONEDNN_MAX_CPU_ISA=AVX2 ONRECORD_MODELS=$root$place/models \
		"$onrecord" index --corpus "$source/corpus" --index "$work/index" </dev/null >/dev/null)
	rm -rf "$work" "$root$place"/models/*/cache
	once "$root$place"/models/*/words.npy
	chmod -R a+rX "$root$place/models"
}

once() { # files that are one file: the others become links, which every copy keeps
	local first=$1 file
	for file in "${@:2}"; do
		if [ "$first" -ef "$file" ]; then
			ln --symbolic --force --relative "$first" "$file"
		fi
	done
}

command=$1 root=$(realpath --canonicalize-missing "$2")
case $command in
system | install | models) "$command" "${@:3}" ;;
folder)
	debootstrap --variant=minbase "$suite" "$root" >/dev/null
	system
	install "$3"
	models "$4"
	;;
*) sed -n '2,10s/^# \?//p' "$0" >&2 && exit 2 ;;
esac
