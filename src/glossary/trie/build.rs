//! Building a trie: the keys in order, and the slots that are still free.
//!
//! Follows the published double-array literature (Aoe 1989; the block-wise free list is that of Darts-clone).

use super::{END, LEAF, Node, Trie};

const FREE: u32 = u32::MAX;
const CLOSED: u32 = u32::MAX - 1;
const BLOCK: usize = 256;
/// Free slots are searched in this many of the newest blocks only: older ones are nearly full.
const OPEN_BLOCKS: usize = 16;

/// What a trie is built of: sorted, unique, non-empty keys without zero bytes, in one run of bytes.
#[derive(Debug, Default)]
pub(in super::super) struct SortedKeys {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl SortedKeys {
    pub(in super::super) fn with_capacity(keys: usize, bytes: usize) -> SortedKeys {
        SortedKeys { bytes: Vec::with_capacity(bytes), ends: Vec::with_capacity(keys) }
    }

    /// Adds a key that is greater than all before it.
    pub(in super::super) fn push(&mut self, key: &[u8]) {
        debug_assert!(self.len() == 0 || self.get(self.len() - 1) < key);
        self.bytes.extend_from_slice(key);
        self.ends.push(self.bytes.len() as u32);
    }

    pub(in super::super) fn last(&self) -> Option<&[u8]> {
        self.len().checked_sub(1).map(|last| self.get(last))
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, key: usize) -> &[u8] {
        let start = key.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.bytes[start..self.ends[key] as usize]
    }
}

/// Keys `from..to` share their first `depth` bytes and hang below `node`.
struct Pending {
    node: u32,
    from: usize,
    to: usize,
    depth: usize,
}

/// Builds the trie of `keys`.
pub(super) fn trie(keys: &SortedKeys) -> Trie {
    let mut builder = Builder::new(keys);
    builder.run();
    builder.finish()
}

struct Builder<'k> {
    keys: &'k SortedKeys,
    nodes: Vec<Node>,
    tails: Vec<u8>,
    free: FreeList,
}

impl<'k> Builder<'k> {
    fn new(keys: &'k SortedKeys) -> Self {
        let mut builder = Builder { keys, nodes: Vec::new(), tails: Vec::new(), free: FreeList::default() };
        builder.grow();
        builder.claim(0, 0);
        builder
    }

    fn run(&mut self) {
        if self.keys.len() == 0 {
            return;
        }
        let mut children = Vec::new();
        let mut stack = vec![Pending { node: 0, from: 0, to: self.keys.len(), depth: 0 }];
        while let Some(pending) = stack.pop() {
            self.children(&pending, &mut children);
            let base = self.find_base(&children);
            self.nodes[pending.node as usize].base = base;
            for child in &children {
                self.claim(base ^ u32::from(child.byte), pending.node);
            }
            for child in children.drain(..) {
                let node = base ^ u32::from(child.byte);
                if child.to - child.from == 1 {
                    self.nodes[node as usize].base = self.leaf(child.from, pending.depth, child.byte);
                } else {
                    stack.push(Pending { node, from: child.from, to: child.to, depth: pending.depth + 1 });
                }
            }
        }
    }

    fn byte(&self, key: usize, depth: usize) -> u8 {
        self.keys.get(key).get(depth).copied().unwrap_or(END)
    }

    /// The bytes that follow, each with its keys.
    fn children(&self, pending: &Pending, children: &mut Vec<Child>) {
        let mut from = pending.from;
        while from < pending.to {
            let byte = self.byte(from, pending.depth);
            let to = self.end_of_run(from, pending.to, |key| self.byte(key, pending.depth) == byte);
            children.push(Child { byte, from, to });
            from = to;
        }
    }

    /// The end of the keys after `from` for which `belongs` is true; they stand together. Steps that double, then halve.
    fn end_of_run(&self, from: usize, to: usize, belongs: impl Fn(usize) -> bool) -> usize {
        let mut step = 1;
        let mut known = from;
        while known + step < to && belongs(known + step) {
            known += step;
            step *= 2;
        }
        let mut beyond = (known + step).min(to);
        while beyond - known > 1 {
            let middle = known + (beyond - known) / 2;
            if belongs(middle) {
                known = middle;
            } else {
                beyond = middle;
            }
        }
        beyond
    }

    fn leaf(&mut self, key: usize, depth: usize, byte: u8) -> u32 {
        let at = self.tails.len() as u32;
        let rest = if byte == END { &[][..] } else { &self.keys.get(key)[depth + 1..] };
        // A key longer than 64 KiB cannot be a term; its first 64 KiB stand for it.
        let rest = &rest[..rest.len().min(usize::from(u16::MAX))];
        self.tails.extend_from_slice(&(rest.len() as u16).to_le_bytes());
        self.tails.extend_from_slice(rest);
        self.tails.extend_from_slice(&(key as u32).to_le_bytes());
        LEAF | at
    }

    /// A base from which every child finds a free slot.
    fn find_base(&mut self, children: &[Child]) -> u32 {
        let first = u32::from(children[0].byte);
        let mut slot = self.free.first();
        while let Some(at) = slot {
            let base = at ^ first;
            if base != 0 && children[1..].iter().all(|child| self.is_free(base ^ u32::from(child.byte))) {
                return base;
            }
            slot = self.free.after(at);
        }
        let base = self.nodes.len() as u32;
        self.grow();
        base
    }

    fn is_free(&self, index: u32) -> bool {
        self.nodes[index as usize].check == FREE
    }

    fn claim(&mut self, index: u32, parent: u32) {
        self.free.remove(index);
        self.nodes[index as usize].check = parent;
    }

    fn grow(&mut self) {
        let old = self.nodes.len();
        self.nodes.resize(old + BLOCK, Node { base: 0, check: FREE });
        self.free.append(old as u32, (old + BLOCK) as u32);
        let blocks = old / BLOCK + 1;
        if blocks > OPEN_BLOCKS {
            let block = (blocks - OPEN_BLOCKS - 1) * BLOCK;
            for index in block..block + BLOCK {
                if self.nodes[index].check == FREE {
                    self.free.remove(index as u32);
                    self.nodes[index].check = CLOSED;
                }
            }
        }
    }

    fn finish(self) -> Trie {
        Trie { nodes: self.nodes, tails: self.tails }
    }
}

struct Child {
    byte: u8,
    from: usize,
    to: usize,
}

/// A doubly linked ring of the free slots in the open blocks; a slot's links stand at its place in the newest blocks.
struct FreeList {
    links: Box<[Links; WINDOW]>,
    head: Option<u32>,
}

#[derive(Clone, Copy, Default)]
struct Links {
    next: u32,
    previous: u32,
}

/// The slots of all open blocks and of one that is being opened; a power of two.
const WINDOW: usize = (OPEN_BLOCKS + 1).next_power_of_two() * BLOCK;

impl Default for FreeList {
    fn default() -> Self {
        FreeList { links: Box::new([Links::default(); WINDOW]), head: None }
    }
}

impl FreeList {
    fn first(&self) -> Option<u32> {
        self.head
    }

    fn after(&self, slot: u32) -> Option<u32> {
        let next = self.links[place(slot)].next;
        (Some(next) != self.head).then_some(next)
    }

    fn append(&mut self, from: u32, to: u32) {
        for slot in from..to {
            match self.head {
                None => {
                    self.head = Some(slot);
                    self.links[place(slot)] = Links { next: slot, previous: slot };
                }
                Some(head) => {
                    let last = self.links[place(head)].previous;
                    self.links[place(last)].next = slot;
                    self.links[place(slot)] = Links { next: head, previous: last };
                    self.links[place(head)].previous = slot;
                }
            }
        }
    }

    fn remove(&mut self, slot: u32) {
        let Links { next, previous } = self.links[place(slot)];
        if next == slot {
            self.head = None;
            return;
        }
        self.links[place(previous)].next = next;
        self.links[place(next)].previous = previous;
        if self.head == Some(slot) {
            self.head = Some(next);
        }
    }
}

fn place(slot: u32) -> usize {
    slot as usize % WINDOW
}
