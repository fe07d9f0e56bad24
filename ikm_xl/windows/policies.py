"""Reads what the user's Trust Center, the administrator and Defender allow a workbook's macros to do."""

from __future__ import annotations

from ikm_xl.windows import trust
from ikm_xl.windows.computer import Computer, RegistryValue
from ikm_xl.windows.snapshot import Macros

CHILD_PROCESSES = "D4F940AB-401B-4EFC-AADC-AD5F3C50688A"
"""Defender's rule "Block all Office applications from creating child processes"."""
WIN32_CALLS = "92E97FA1-2EDF-4476-BDD6-9DD0B4DDDC7B"
"""Defender's rule "Block Win32 API calls from Office macros": xlwings' VBA declares some."""
_ASR_GROUP_POLICY = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
)
_ASR_LOCAL = r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_ASR_MANAGED = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"


def macros(computer: Computer, office: str) -> Macros:
    """Excel's settings for macros.

    Args:
        computer: what to read.
        office: Office's version in the registry, ``16.0`` for instance.
    """
    policies = (  # the cloud policy wins over the group policy, and both win over the user
        rf"HKCU\Software\Policies\Microsoft\Cloud\Office\{office}",
        rf"HKCU\Software\Policies\Microsoft\Office\{office}",
    )
    everybody = (*policies, rf"HKCU\Software\Microsoft\Office\{office}")

    def first(keys: tuple[str, ...], below: str, name: str) -> RegistryValue | None:
        values = (computer.registry_value(rf"{key}\{below}", name) for key in keys)
        return next((value for value in values if value is not None), None)

    warnings = first(everybody, r"Excel\Security", "VBAWarnings")
    machine = rf"HKLM\Software\Policies\Microsoft\Office\{office}"
    return Macros(
        warnings=warnings if isinstance(warnings, int) else None,
        managed=first(policies, r"Excel\Security", "VBAWarnings") is not None,
        blocked_from_internet=first(policies, r"Excel\Security", "blockcontentexecutionfrominternet") == 1,
        vba_off=first((*policies, machine), "Common", "VBAOff") == 1,
        trusted=tuple(
            location
            for key in everybody
            for location in trust.locations(computer, rf"{key}\{trust.LOCATIONS}")
        ),
        trusted_off=first(everybody, trust.LOCATIONS, "AllLocationsDisabled") == 1
        or first(policies, r"Common\Security\Trusted Locations", "Allow User Locations") == 0,
        network_trusted=first(everybody, trust.LOCATIONS, "AllowNetworkLocations") == 1,
    )


def blocks_macros(computer: Computer, office: str) -> bool:
    """Whether the administrator decided that Excel shall not run unsigned macros."""
    allowed = macros(computer, office)
    return allowed.vba_off or (allowed.managed and allowed.warnings in (3, 4))


def asr(computer: Computer, rule: str) -> int | None:
    """The state of one of Defender's attack surface reduction rules; the administrator's word counts first.

    Args:
        computer: what to read.
        rule: its GUID in upper case.

    Returns:
        0 off, 1 block, 2 audit, 6 warn; None when nobody set it.
    """
    managed = str(computer.registry_value(_ASR_MANAGED, "ASRRules") or "")  # guid=1|guid=2|…
    rules = dict(entry.upper().split("=", 1) for entry in managed.split("|") if "=" in entry)
    states = (
        rules.get(rule),
        computer.registry_value(_ASR_GROUP_POLICY, rule),
        computer.registry_value(_ASR_LOCAL, rule),
    )
    return next((int(state) for state in states if state is not None and str(state).isdigit()), None)
