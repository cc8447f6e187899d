#!/usr/bin/env bash
# Runs a command in a folder that image.sh made, as a container would: a user without rights, a root
# that is read-only, no other process to see, and two folders that can be written to.
#
#   run-folder.sh ROOT CORPUS VAR COMMAND …
#
# ONRECORD_FOLDER_BINDS names folders of this machine, separated by colons, that are shown inside
# under their own names, read-only.
#
# By root it is run as user 10001; by anybody else as that user of a namespace of their own. The
# network is that of the machine; the environment is what begins with ONRECORD_ or TELEGRAM_.
set -euo pipefail
root=$(realpath "$1") corpus=$(realpath "$2") var=$(realpath "$3")
shift 3
place=/opt/onrecord user=10001

if [ -z "${ONRECORD_FOLDER_INSIDE:-}" ]; then
	export ONRECORD_FOLDER_INSIDE=1
	inside=(unshare --mount --pid --fork --kill-child=KILL)
	if [ "$(id --user)" != 0 ]; then inside+=(--user --map-root-user); fi
	exec "${inside[@]}" "$0" "$root" "$corpus" "$var" "$@"
fi

mount --make-rprivate /
mount --rbind "$root" "$root"
mount --rbind "$corpus" "$root/srv/onrecord/corpus"
mount --rbind "$var" "$root/var/lib/onrecord"
mount -t tmpfs -o mode=1777,size=512m tmpfs "$root/tmp"
mount -t tmpfs -o mode=755,size=64k tmpfs "$root/dev"
for device in null zero urandom random; do
	: >"$root/dev/$device"
	mount --bind "/dev/$device" "$root/dev/$device"
done
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
IFS=: read -ra binds <<<"${ONRECORD_FOLDER_BINDS:-}"
for bind in ${binds[@]+"${binds[@]}"}; do
	mkdir -p "$root$bind"
	mount --bind "$bind" "$root$bind"
	mount -o remount,bind,ro "$root$bind"
done
mount -o remount,bind,ro "$root"

given=(PATH=/usr/bin:/bin HOME=/srv/onrecord LC_ALL=C.UTF-8 ONRECORD_MODELS=$place/models
	ONRECORD_CORPUS=/srv/onrecord/corpus ONRECORD_INDEX=/var/lib/onrecord)
while IFS= read -r one; do given+=("$one"); done < <(env | grep -E '^(ONRECORD_|TELEGRAM_|PTB_|NOTIFY_)' |
	grep -v -E '^ONRECORD_(FOLDER_.*|MODELS|CORPUS|INDEX)=')
cd "$root"
if [ "$(awk 'END { print $3 }' /proc/self/uid_map)" = 1 ]; then
	exec unshare --user --map-user=$user --map-group=$user --root="$root" --wd=/srv/onrecord \
		env -i "${given[@]}" "$@"
fi
exec chroot "$root" setpriv --reuid=$user --regid=$user --clear-groups --no-new-privs \
	--bounding-set=-all --inh-caps=-all -- env --chdir=/srv/onrecord -i "${given[@]}" "$@"
