#!/usr/bin/env bash
# A bare Debian in a folder, with make and python3 and this checkout in it, to try the README in.
#
#   bare.sh make ROOT           a new one, with a clean copy of the checkout in /home/ada/rapport
#   bare.sh ada ROOT COMMAND    runs a command there as a user who has just cloned it
#   bare.sh root ROOT COMMAND   runs a command there as root
#
# Needs root, debootstrap and Debian's packages. The untouched system is kept beside ROOT for the
# next time. $BARE_SUITE chooses another Debian than 12.
set -euo pipefail

suite=${BARE_SUITE:-bookworm}
what=$1 root=$2
shift 2

main() {
    case $what in
        make) make_root ;;
        ada) inside --reuid=1000 --regid=1000 --clear-groups -- "$@" ;;
        root) inside -- "$@" ;;
        *) echo "There is no '$what'; see the top of $0." >&2; exit 2 ;;
    esac
}

make_root() {
    local base="$(dirname "$root")/base-$suite"
    if [ ! -e "$base/complete" ]; then
        rm -rf "$base"
        debootstrap --variant=minbase --include=make,python3,ca-certificates \
            "$suite" "$base" "$(mirror)"
        touch "$base/complete"
    fi
    rm -rf "$root"
    cp -a "$base" "$root"
    bring_network_settings
    bring_checkout
}

# Where this machine gets its packages is where the bare one does.
mirror() {
    apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null |
        grep -v security | head -1 | grep . || echo http://deb.debian.org/debian
}

# How this machine reaches the registries, whatever way that is: names, proxies, certificates.
bring_network_settings() {
    local file
    for file in /etc/resolv.conf /etc/hosts /etc/pip.conf; do
        if [ -e "$file" ]; then cp -L "$file" "$root$file"; fi
    done
    if [ -e ~/.config/pip/pip.conf ]; then
        install -D ~/.config/pip/pip.conf "$root/home/ada/.config/pip/pip.conf"
    fi
    grep -ls Acquire /etc/apt/apt.conf.d/* | xargs -r cp -Lt "$root/etc/apt/apt.conf.d"
    rm -rf "$root/etc/ssl/certs"
    cp -rL /etc/ssl/certs "$root/etc/ssl/certs"
}

# What git would hand out, changes that are not committed yet included.
bring_checkout() {
    local home="$root/home/ada"
    mkdir -p "$home/rapport"
    cd "$(dirname "$0")/../.."
    git ls-files -z --cached --others --exclude-standard |
        while IFS= read -rd '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done |
        tar -cz --null -T - | tar -xz -C "$home/rapport"
    echo 'ada:x:1000:1000::/home/ada:/bin/bash' >>"$root/etc/passwd"
    echo 'ada:x:1000:' >>"$root/etc/group"
    chown -R 1000:1000 "$home"
}

# A mount namespace of its own, so that /proc and /dev are gone with the command.
inside() {
    unshare --mount -- bash -c '
        root=$1; shift
        mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev"
        exec chroot "$root" "$@"
    ' bash "$root" env -i -C /home/ada/rapport "${settings[@]}" setpriv "$@"
}

# The environment a user logs in with, and what pip needs from ours to reach its registry.
settings=(HOME=/home/ada PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8)
settings+=("TERM=${TERM:-dumb}")
while IFS= read -r setting; do settings+=("$setting"); done < <(
    env | grep -E '^(PIP_|SSL_CERT_|(https?|no|all)_proxy=|(HTTPS?|NO|ALL)_PROXY=)' || true
)

main "$@"
