//! Random choices that are the same on every machine: SplitMix64, which needs a number and no clock.

/// A stream of choices.
pub(crate) struct Random(u64);

impl Random {
    /// The stream of this number under a seed; streams do not depend on each other, so that a record
    /// is the same whichever were written before it.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut random = Self(seed ^ stream.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is more than 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        // The remainder is even enough for ends that are this small.
        usize::try_from(self.next() >> 32).unwrap_or(0) % end
    }

    /// A number from `start` to `end`, both possible.
    pub(super) fn between(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end - start + 1)
    }

    /// Whether something happens that does so in so many of a hundred cases.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of them.
    pub(super) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    /// One of these words.
    pub(super) fn word(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    /// So many of them at most, each once, in their order.
    pub(super) fn some<'t, T>(&mut self, from: &'t [T], count: usize) -> Vec<&'t T> {
        let mut left = count.min(from.len());
        let mut chosen = Vec::with_capacity(left);
        for (position, one) in from.iter().enumerate() {
            if self.below(from.len() - position) < left {
                chosen.push(one);
                left -= 1;
            }
        }
        chosen
    }
}
