"""Files for containers, systemd and Kubernetes keep what the guide promises of them."""

import re
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from paths import ROOT

from bot.settings.settings import Settings

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
USER = 10001
MOST_EXPOSED = 2.0


def documents(path: Path) -> list[dict[str, Any]]:
    return [one for one in yaml.safe_load_all(path.read_text(encoding="utf-8")) if one]


# -- the image ---------------------------------------------------------------------------------


def stages() -> dict[str, list[str]]:
    """The lines of the Dockerfile by stage, continued ones joined; the last has no name."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("FROM "):
            lines = found.setdefault(line.partition(" AS ")[2], [])
        if line and not line.startswith("#"):
            lines.append(line)
    return found


def test_the_serving_image_is_built_by_the_script_and_has_no_torch() -> None:
    built = stages()
    assert list(built) == ["system", "build", "models", ""]
    script = (DEPLOY / "image.sh").read_text(encoding="utf-8")
    for name, step in (("system", "system /"), ("build", "install / "), ("models", "models / ")):
        assert any(f"deploy/image.sh {step}" in line for line in built[name])
        assert f"\n{step.split()[0]}() {{" in script
    assert built[""][:3] == [
        "FROM system",
        "COPY --from=build /opt/onrecord /opt/onrecord",
        "COPY --from=models /opt/onrecord/models /opt/onrecord/models",
    ]


def test_the_image_runs_as_nobody_special_and_tells_how_it_is() -> None:
    last = stages()[""]
    assert f"USER {USER}:{USER}" in last
    assert 'VOLUME ["/srv/onrecord/corpus", "/var/lib/onrecord"]' in last
    assert any(line.startswith("HEALTHCHECK ") and "health.py" in line for line in last)


def test_what_the_image_is_built_of_is_let_through() -> None:
    """The folder is shut out, and what a build copies is named."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*"
    kept = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    script = (ROOT / ".ci" / "packages").read_text(encoding="utf-8")
    (copied,) = re.findall(r"^cp -r (.+) \"\$work/source\"$", script, re.MULTILINE)
    missing = {one for one in copied.split() if one not in kept and f"{one}/sample" not in kept}
    assert missing == set()
    assert {"deploy", "requirements", "Makefile", ".ci/packages"} <= kept
    assert not kept & {".env", "var", ".git"}


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_the_health_check_ends_as_healthz_says(status: int, code: int) -> None:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()
            self.wfile.write(b"said\n")

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        where = f"0.0.0.0:{server.server_address[1]}"
        asked = _health(where)
        server.shutdown()
    assert (asked.returncode, asked.stdout) == (code, "said\n")
    gone = _health(where)
    assert gone.returncode == 1
    assert gone.stdout.startswith("no answer at 127.0.0.1:")


def _health(where: str) -> subprocess.CompletedProcess[str]:
    python = shutil.which("python3")
    assert python
    return subprocess.run(
        [python, "-I", "-S", DEPLOY / "health.py"],
        env={"ONRECORD_STATUS_LISTEN": where},
        capture_output=True,
        text=True,
        check=False,
    )


# -- compose and Kubernetes --------------------------------------------------------------------


def test_in_compose_the_bot_alone_can_write_to_its_two_volumes() -> None:
    (compose,) = documents(DEPLOY / "compose.yaml")
    bot = compose["services"]["bot"]
    assert (bot["user"], bot["read_only"], bot["cap_drop"]) == (f"{USER}:{USER}", True, ["ALL"])
    assert [one.rpartition(":")[2] for one in bot["volumes"]] == [
        "/srv/onrecord/corpus",
        "/var/lib/onrecord",
    ]
    assert "ports" not in bot
    assert "profiles" not in bot


def test_what_compose_mounts_of_this_project_is_there() -> None:
    (compose,) = documents(DEPLOY / "compose.yaml")
    mounted = [
        one.partition(":")[0]
        for service in compose["services"].values()
        for one in service.get("volumes", ())
        if one.startswith("./")
    ]
    assert mounted == [
        "./Caddyfile",
        "./prometheus/prometheus.yml",
        "./monitoring/alerts.yml",
        "./grafana/provisioning",
        "./monitoring/grafana-dashboard.json",
    ]
    assert [one for one in mounted if not (DEPLOY / one).exists()] == []


def test_in_compose_all_else_is_asked_for_by_a_profile_and_may_gain_no_rights() -> None:
    (compose,) = documents(DEPLOY / "compose.yaml")
    beside = {name: one for name, one in compose["services"].items() if name != "bot"}
    assert {name: one["profiles"] for name, one in beside.items()} == {
        "caddy": ["webhook"],
        "prometheus": ["metrics"],
        "grafana": ["metrics"],
        "milvus": ["milvus"],
    }
    for one in compose["services"].values():
        assert one["security_opt"] == ["no-new-privileges:true"]
        assert not one["image"].endswith(":latest") or one["image"].startswith("onrecord:")


def test_telegram_reaches_the_webhook_by_the_proxy_and_nothing_else() -> None:
    (compose,) = documents(DEPLOY / "compose.yaml")
    given = compose["services"]["bot"]["environment"]
    assert given["ONRECORD_WEBHOOK_URL"] == "${DOMAIN:+https://${DOMAIN}/telegram}"
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert re.findall(r"handle ?(\S*) \{\s+(\w+)", caddy) == [
        ("/telegram", "reverse_proxy"),
        ("", "respond"),
    ]
    assert f"bot:{given['ONRECORD_WEBHOOK_LISTEN'].rpartition(':')[2]}" in caddy


def test_kubernetes_runs_one_bot_without_rights_and_asks_how_it_is() -> None:
    found = {one["kind"]: one for one in documents(DEPLOY / "kubernetes" / "onrecord.yaml")}
    assert set(found) == {"ConfigMap", "PersistentVolumeClaim", "Deployment"}
    spec = found["Deployment"]["spec"]
    assert (spec["replicas"], spec["strategy"]) == (1, {"type": "Recreate"})
    pod = spec["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"]
    assert pod["securityContext"]["runAsUser"] == USER
    (bot,) = pod["containers"]
    assert bot["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    probes = {name: bot[f"{name}Probe"]["httpGet"] for name in ("startup", "liveness", "readiness")}
    assert {name: probe["path"] for name, probe in probes.items()} == {
        "startup": "/healthz",
        "liveness": "/healthz",
        "readiness": "/readyz",
    }
    ports = {one["name"]: one["containerPort"] for one in bot["ports"]}
    listens = found["ConfigMap"]["data"]["ONRECORD_STATUS_LISTEN"]
    assert {probe["port"] for probe in probes.values()} == {"status"}
    assert str(ports["status"]) == listens.rpartition(":")[2]
    assert {one["mountPath"] for one in bot["volumeMounts"]} == {
        "/srv/onrecord/corpus",
        "/var/lib/onrecord",
        "/tmp",  # noqa: S108 - of the container
    }


def test_every_variable_that_is_set_is_a_setting() -> None:
    files = [DEPLOY / "Dockerfile", DEPLOY / "compose.yaml", *UNITS]
    files += (DEPLOY / "kubernetes").glob("*.yaml")
    named = {
        name
        for path in files
        for name in re.findall(r"\bONRECORD_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 5
    assert named - set(Settings.variables().values()) <= {
        *("ONRECORD_WEBHOOK_URL", "ONRECORD_WEBHOOK_LISTEN", "ONRECORD_STATUS_LISTEN"),
        "ONRECORD_INDEX_URL",
    }


# -- systemd -----------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_exposes_little(unit: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not here")
    said = subprocess.run(
        [analyze, "security", "--offline=true", "--no-pager", unit],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said.stdout)
    assert found, said.stderr
    assert float(found[1]) < MOST_EXPOSED


def test_the_service_is_watched_and_started_again_but_for_what_no_start_mends() -> None:
    text = (DEPLOY / "systemd" / "onrecord.service").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "=" in line and not line.startswith("#")]
    given = dict(line.split("=", 1) for line in lines)
    assert (given["Type"], given["NotifyAccess"]) == ("notify", "main")
    assert int(given["WatchdogSec"]) >= 30
    assert (given["Restart"], given["RestartPreventExitStatus"]) == ("always", "2 3")
    assert "MemoryDenyWriteExecute" not in given
    assert "ProcSubset" not in given
