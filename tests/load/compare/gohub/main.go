// SPDX-License-Identifier: Apache-2.0

// A chat hub as it is usually written in Go: gorilla/websocket, a goroutine that owns the rooms, two for each
// client, and a channel of 256 messages to each. Who cannot keep up is thrown out.
package main

import (
	"fmt"
	"net"
	"net/http"

	"github.com/gorilla/websocket"
)

type client struct {
	conn *websocket.Conn
	room string
	send chan []byte
}

type message struct {
	room string
	text []byte
}

type hub struct {
	enter chan *client
	leave chan *client
	say   chan message
	rooms map[string]map[*client]bool
}

func (h *hub) run() {
	for {
		select {
		case c := <-h.enter:
			if h.rooms[c.room] == nil {
				h.rooms[c.room] = make(map[*client]bool)
			}
			h.rooms[c.room][c] = true
			c.send <- []byte("joined")
		case c := <-h.leave:
			h.drop(c)
		case m := <-h.say:
			for c := range h.rooms[m.room] {
				select {
				case c.send <- m.text:
				default:
					h.drop(c)
				}
			}
		}
	}
}

func (h *hub) drop(c *client) {
	if h.rooms[c.room][c] {
		delete(h.rooms[c.room], c)
		close(c.send)
	}
}

func (c *client) read(h *hub) {
	defer func() {
		h.leave <- c
		c.conn.Close()
	}()
	_, room, err := c.conn.ReadMessage()
	if err != nil {
		return
	}
	c.room = string(room)
	h.enter <- c
	for {
		_, text, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		h.say <- message{c.room, text}
	}
}

func (c *client) write() {
	defer c.conn.Close()
	for text := range c.send {
		if c.conn.WriteMessage(websocket.TextMessage, text) != nil {
			return
		}
	}
}

func main() {
	h := &hub{make(chan *client), make(chan *client), make(chan message), make(map[string]map[*client]bool)}
	go h.run()
	upgrader := websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 1024}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		c := &client{conn: conn, send: make(chan []byte, 256)}
		go c.write()
		go c.read(h)
	})
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("listening %d\n", listener.Addr().(*net.TCPAddr).Port)
	panic(http.Serve(listener, nil))
}
