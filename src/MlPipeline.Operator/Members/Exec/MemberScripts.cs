using MlPipeline.Contracts.Pods;

namespace MlPipeline.Operator.Members.Exec;

/// <summary>
/// What the operator has members do, as text for any POSIX shell. The variable is set only in the sandbox, where a folder of the
/// machine stands for a container's <c>/</c>.
/// </summary>
internal static class MemberScripts
{
    /// <summary>Exit code that says that a file is not there; no program of the scripts uses it.</summary>
    public const int Absent = 66;

    // More than any file the operator reads has, unless a start script floods its output; then its end is what matters.
    private const int MostBytesRead = 1 << 20;

    private const string Root = $$"""r="${{{PodEnvironment.Root}}:-}"; """;

    private const string FindStartScript =
        $$"""for s in "$r{{PodEnvironment.GuestConfigFolder}}"/*/startscript; do [ -f "$s" ] && break; done; """;

    /// <summary>Arguments: path.</summary>
    public static readonly string Read = $"""{Root}f="$r$1"; [ -f "$f" ] || exit {Absent}; tail -c {MostBytesRead} "$f" """;

    /// <summary>Arguments: path, number of bytes that come in.</summary>
    public const string Write =
        Root + """f="$r$1"; mkdir -p "$(dirname "$f")" && head -c "$2" > "$f.new" && mv -f "$f.new" "$f" """;

    /// <summary>Arguments: number of bytes that come in, path, path that will do too, and paths of links.</summary>
    public const string InstallProgram = Root + """
        p="$r$2"
        if [ ! -e "$p" ] && [ -e "$r$3" ]; then p="$r$3"; fi
        if [ ! -e "$p" ]; then mkdir -p "$(dirname "$p")" && head -c "$1" > "$p.new" && chmod 755 "$p.new" && mv -f "$p.new" "$p" || exit 1; fi
        shift 3
        for l in "$@"; do
            if [ ! -e "$r$l" ]; then mkdir -p "$(dirname "$r$l")" && ln -sf "$p" "$r$l" || exit 1; fi
        done
        """;

    /// <summary>Arguments: address.</summary>
    public const string InstallPackage = Root + $$"""
        d="$r{{PodEnvironment.GuestConfigFolder}}"
        mkdir -p "$d" && chmod 700 "$d" && find "$d" -mindepth 1 -delete && cd "$d" || exit 1
        case "$1" in
            file://*) tar -xzf "$r${1#file://}" || exit 1 ;;
            *) curl -fsSL "$1" -o .package.tgz && tar -xzf .package.tgz && rm -f .package.tgz || exit 1 ;;
        esac
        chmod u+x "$d"/*/startscript
        """;

    /// <summary>Arguments: address, folder, name of the file, and mode in octal, owner and group, each of which may be empty.</summary>
    public const string InjectFile = Root + """
        mkdir -p "$r$2" && cd "$r$2" && curl -fsSL "$1" -o "$3" || exit 1
        if [ -n "$4" ]; then chmod "$4" "$3" || exit 1; fi
        if [ -n "$5" ]; then chown -- "$5" "$3" || exit 1; fi
        if [ -n "$6" ]; then chgrp -- "$6" "$3" || exit 1; fi
        """;

    /// <summary>Ends with 0 where systemd is up.</summary>
    public const string AskSystemd = "systemctl status systemd-journald > /tmp/journald-status.out 2>&1";

    /// <summary>Arguments: id of the container, and those of the start script, which goes on in the background.</summary>
    public const string RunStartScript = Root + $$"""
        d="$r{{PodEnvironment.GuestConfigFolder}}"; id="$1"; shift
        {{FindStartScript}}
        mkdir -p "$d" && rm -f "$d"/configure.* && printf '%s=' "$id" > "$d/configure.status" || exit 1
        cd "$r/" || exit 1
        ( "$s" "$@" > "$d/configure.stdout" 2> "$d/configure.stderr"; printf '%s' "$?" >> "$d/configure.status" ) < /dev/null > /dev/null 2>&1 &
        """;

    /// <summary>Arguments: those of the start script.</summary>
    public const string RunStartScriptToEnd = Root + FindStartScript + """cd "$r/" && "$s" "$@" < /dev/null > /dev/null 2>&1""";
}
