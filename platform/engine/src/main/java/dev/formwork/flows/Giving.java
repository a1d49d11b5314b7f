package dev.formwork.flows;

/** To whom of those who could take it a task is given. */
public enum Giving {
  /** To all of them. */
  EVERYONE,
  /** To nobody until one claims it. */
  POOL,
  /** To the one who had one of these least recently. */
  ROUND_ROBIN,
  /** To the one with the fewest open tasks. */
  LEAST_LOADED
}
