# SPDX-License-Identifier: Apache-2.0
"""The tray of a desktop: takes icons as org.kde.StatusNotifierWatcher, and uses them as a panel does."""

import threading

try:
    from gi.repository import Gio, GLib
except ImportError:
    raise SystemExit("python3-gi is missing: apt-get install python3-gi (or tools/install test)")

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
CALL_MS = 5000
INTERFACE = """<node><interface name="%s">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
</interface></node>""" % WATCHER


class Icon:
    """One program's icon in the tray."""

    def __init__(self, bus, name):
        self._bus, self._name = bus, name

    def _call(self, path, interface, method, arguments=None):
        return self._bus.call_sync(self._name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                   CALL_MS, None).unpack()

    def _property(self, name):
        return self._call("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", (ITEM, name)))[0]

    @property
    def tooltip(self):
        return self._property("ToolTip")[2]

    @property
    def pixmaps(self):
        """{width: bytes in ARGB}"""
        return {width: bytes(pixels) for width, height, pixels in self._property("IconPixmap")}

    def menu(self):
        """{label: its properties}, from top to bottom; separators have no label."""
        root = self._call(self._property("Menu"), MENU, "GetLayout", GLib.Variant("(iias)", (0, -1, [])))[1]
        return {item[1]["label"].replace("_", ""): {**item[1], "id": item[0]}
                for item in root[2] if "label" in item[1]}

    def choose(self, label):
        item = self.menu()[label]["id"]
        self._call(self._property("Menu"), MENU, "Event",
                   GLib.Variant("(isvu)", (item, "clicked", GLib.Variant("s", ""), 0)))

    def click(self):
        self._call("/StatusNotifierItem", ITEM, "Activate", GLib.Variant("(ii)", (0, 0)))


class Tray:
    """On the bus of this address, for as long as the `with` lasts."""

    def __init__(self, address):
        self._address = address

    def __enter__(self):
        self._names = []
        self._context = GLib.MainContext.new()
        self._loop = GLib.MainLoop.new(self._context, False)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=[ready])
        self._thread.start()
        ready.wait()
        return self

    def __exit__(self, *_):
        self._loop.quit()
        self._thread.join()
        self._bus.close_sync(None)

    def _serve(self, ready):
        self._context.push_thread_default()
        self._bus = Gio.DBusConnection.new_for_address_sync(
            self._address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self._bus.set_exit_on_close(False)
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self._bus.register_object("/StatusNotifierWatcher", interface, self._register, lambda *_: GLib.Variant("b", True),
                                  None)
        self._bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                            GLib.Variant("(su)", (WATCHER, 0)), None, Gio.DBusCallFlags.NONE, CALL_MS, None)
        ready.set()
        self._loop.run()

    def _register(self, _bus, sender, _path, _interface, _method, _arguments, invocation):
        self._names.append(sender)
        invocation.return_value(None)

    def icon(self):
        """The one that came last; None: none did."""
        return Icon(self._bus, self._names[-1]) if self._names else None
