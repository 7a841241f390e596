# SPDX-License-Identifier: Apache-2.0
"""A desktop of our own: a display, a session bus, and what a person and a screen reader do on it.

What a window shows is read over AT-SPI, as a screen reader reads it; keys and the mouse are xdotool's. Both see
only what the programs offer to everybody. There is no window manager."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import time

try:
    import dbus
except ImportError:
    raise SystemExit("python3-dbus is missing: apt-get install python3-dbus (or tools/install test)")

from chatserver import PATIENCE_S, clean_environment

AT_SPI = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
CALL_S = 5  # for an answer of a program's accessibility tree
SIZE = (1800, 1400)
TABLES = ("list", "table", "tree table", "tree")  # find() does not look at their cells


def until(condition, what):
    """The first result that counts as true; `what` is said when none comes in time."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError("waited in vain: %s; at last: %r" % (what, found))
        time.sleep(0.05)


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib, as long as its XEvent."""
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 12)]


class Element:
    """One accessible object of a program. What is gone meanwhile answers like something empty."""

    def __init__(self, bus, name, path):
        self._bus, self._name, self._path = bus, name, path
        self._object = bus.get_object(name, path, introspect=False)

    def _call(self, interface, method, *arguments, default=None):
        try:
            return self._object.get_dbus_method(method, AT_SPI + interface)(*arguments, timeout=CALL_S)
        except dbus.DBusException as error:
            if error.get_dbus_name() == "org.freedesktop.DBus.Error.NoReply":
                raise
            return default

    def _property(self, interface, name):
        try:
            return self._object.Get(AT_SPI + interface, name, dbus_interface=dbus.PROPERTIES_IFACE, timeout=CALL_S)
        except dbus.DBusException:
            return ""

    @property
    def name(self):
        return str(self._property("Accessible", "Name"))

    @property
    def role(self):
        return str(self._call("Accessible", "GetRoleName", default=""))

    @property
    def children(self):
        return [Element(self._bus, name, path)
                for name, path in self._call("Accessible", "GetChildren", default=())]

    @property
    def is_showing(self):
        states = self._call("Accessible", "GetState", default=(0, 0))
        return bool(states[0] & 1 << 25)  # ATSPI_STATE_SHOWING

    @property
    def text(self):
        """What stands in a field."""
        return str(self._call("Text", "GetText", 0, -1, default=""))

    @property
    def extents(self):
        """x, y, width and height on the screen."""
        return tuple(map(int, self._call("Component", "GetExtents", dbus.UInt32(0), default=(0, 0, 0, 0))))

    @property
    def center(self):
        x, y, width, height = self.extents
        return int(x + width / 2), int(y + height / 2)

    def all(self):
        """This and everything below it that can be seen, but for the cells of tables."""
        if not self.is_showing and self.role != "application":
            return
        yield self
        if self.role not in TABLES:
            for child in self.children:
                yield from child.all()

    def tree(self, depth=0):
        lines = ["%s%s %r %r" % ("  " * depth, self.role, self.name, self.text[:80])]
        if self.role not in TABLES or depth == 0:
            for child in self.children:
                lines += child.tree(depth + 1)
        return lines


class Program:
    """A running GUI program."""

    def __init__(self, screen, command, env):
        self.screen = screen
        self.process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.root = until(self._find, "%s in the accessibility tree" % command[0])

    def _find(self):
        if self.process.poll() is not None:
            raise AssertionError("it ended with %d: %s" % (self.process.returncode, self.process.stderr.read()))
        return self.screen.application(self.process.pid)

    def shown(self, name=None, role=None):
        """The elements with this name and role, either of which may be left out, from top to bottom."""
        found = [element for element in self.root.all()
                 if (role is None or element.role == role) and (name is None or element.name == name)]
        return sorted(found, key=lambda element: element.center[::-1]) if len(found) > 1 else found

    def wait_for(self, name=None, role=None):
        """The first of shown(), waited for."""
        return until(lambda: self.shown(name, role), "%s %r" % (role or "something called", name))[0]

    def wait_for_text(self, part):
        """A label that has `part` in it, waited for."""
        return until(lambda: [e for e in self.root.all() if part in e.name], "a label with %r" % part)[0]

    def lines(self, name):
        """The items of the list of this name, from top to bottom."""
        return [item.name for element in self.shown(name, "list") for item in element.children]

    def rows(self, name):
        """The rows of the table of this name, each as {title of its column: text}."""
        cells = [cell for element in self.shown(name, "table")[:1] for cell in element.children]
        titles = [cell.name for cell in cells if cell.role == "column header"]
        width = len(titles) + 1  # before them the header of each row
        return [dict(zip(titles, [cell.name for cell in cells[start + 1:start + width]]))
                for start in range(width, len(cells), width)] if titles else []

    def first_cell(self, name):
        """The cell at the top left of the table of this name."""
        cells = self.wait_for(name, "table").children
        titles = sum(cell.role == "column header" for cell in cells)
        return cells[titles + 2]  # behind the header of the titles and that of the row

    def click(self, name, role=None):
        """Clicks on what is called so, as soon as it is there."""
        self.screen.click(*self.wait_for(name, role).center)

    def click_item(self, table, name):
        """Clicks on a line of a list, or on a cell of a table."""
        def found():
            return [item for element in self.shown(table) for item in element.children if item.name == name]
        self.screen.click(*until(found, "%r in %r" % (name, table))[0].center)

    def write(self, field, text):
        """Pastes, which is how any text comes in, whatever the keyboard."""
        self.click(field, "text")
        self.screen.put_on_clipboard(text)
        self.screen.xdotool("key", "ctrl+a", "ctrl+v")
        until(lambda: self.wait_for(field, "text").text == text, "%r in the field %r" % (text, field))

    def _window(self):
        return self.screen.xdotool("search", "--sync", "--all", "--onlyvisible", "--pid", self.process.pid,
                                   "--name", ".").split()[0]

    def close(self):
        """Closes its window, as the button of a window manager does."""
        self.screen.send_to(int(self._window()), "WM_PROTOCOLS", "WM_DELETE_WINDOW")

    def place(self, x, y, width, height):
        """Moves its window, since nobody else does."""
        window = self._window()
        self.screen.xdotool("windowmove", window, x, y, "windowsize", window, width, height)

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()


class Screen:
    """A display and a bus, for as long as the `with` lasts."""

    def __enter__(self):
        self._started = []
        read, write = os.pipe()
        self._start(["Xvfb", "-displayfd", str(write), "-screen", "0", "%dx%dx24" % SIZE, "-nolisten", "tcp"],
                    pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as number:
            self.display = ":" + number.readline().strip()
        self.env = clean_environment(DISPLAY=self.display, LC_ALL="C.UTF-8", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                                     QT_QPA_PLATFORM="xcb")
        for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "XAUTHORITY"):
            self.env.pop(name, None)
        bus = self._start(["dbus-daemon", "--session", "--nofork", "--print-address"], env=self.env,
                          stdout=subprocess.PIPE, text=True)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        session = dbus.bus.BusConnection(self.env["DBUS_SESSION_BUS_ADDRESS"])
        address = session.get_object("org.a11y.Bus", "/org/a11y/bus").GetAddress(dbus_interface="org.a11y.Bus")
        session.close()
        self._tree = dbus.bus.BusConnection(str(address))
        return self

    def __exit__(self, *_):
        self._tree.close()
        for process in reversed(self._started):  # with what they have started themselves
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if process.stdout:
                process.stdout.close()

    def _start(self, command, **options):
        try:
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True, **options)
        except FileNotFoundError:
            sys.exit("%s is missing (tools/install test)" % command[0])
        self._started.append(process)
        return process

    def application(self, pid):
        """The root of a program's tree; None: it has none yet."""
        daemon = self._tree.get_object("org.freedesktop.DBus", "/org/freedesktop/DBus", introspect=False)
        for name in self._tree.list_names():
            if not name.startswith(":"):
                continue
            try:
                owner = daemon.GetConnectionUnixProcessID(name, dbus_interface="org.freedesktop.DBus")
            except dbus.DBusException:  # it went meanwhile
                continue
            if owner == pid:
                root = Element(self._tree, name, ROOT)
                return root if root.children else None
        return None

    def start(self, command, **env):
        return Program(self, [str(word) for word in command], {**self.env, **env})

    def click(self, x, y):
        """What is below the mouse gets the keys, as under a window manager."""
        self.xdotool("mousemove", x, y)
        below = re.search(r"WINDOW=(\d+)", self.xdotool("getmouselocation", "--shell"))[1]
        self.xdotool("windowraise", below, "windowfocus", below, "click", 1)

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.env, check=True, capture_output=True, text=True,
                              timeout=PATIENCE_S).stdout

    def send_to(self, window, kind, what):
        """A message of a window manager, in X's own words."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self.display.encode()))
        kind, what = (x11.XInternAtom(display, name.encode(), False) for name in (kind, what))
        message = ClientMessage(type=33, window=window, message_type=kind, format=32)  # 33: ClientMessage
        message.data[0] = what
        x11.XSendEvent(display, ctypes.c_ulong(window), False, ctypes.c_long(0), ctypes.byref(message))
        x11.XCloseDisplay(display)

    def put_on_clipboard(self, text):
        subprocess.run(["xclip", "-selection", "clipboard"], env=self.env, input=text, text=True, check=True,
                       stderr=subprocess.DEVNULL, timeout=PATIENCE_S)

    def clipboard(self):
        return subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=self.env, check=True, capture_output=True,
                              text=True, timeout=PATIENCE_S).stdout

    def reds(self, extents):
        """How many pixels there are red, as what alarms is."""
        x, y, width, height = extents
        pixels = subprocess.run(["import", "-window", "root", "-crop", "%dx%d+%d+%d" % (width, height, x, y), "-depth",
                                 "8", "rgb:-"], env=self.env, check=True, capture_output=True, timeout=PATIENCE_S).stdout
        return sum(red > 150 and green < 80 and blue < 80
                   for red, green, blue in zip(pixels[::3], pixels[1::3], pixels[2::3]))

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=True, timeout=PATIENCE_S)
