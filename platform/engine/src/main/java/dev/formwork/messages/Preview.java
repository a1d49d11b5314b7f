package dev.formwork.messages;

import java.util.Locale;

/** What a template would say about a record on one channel in one language. */
public record Preview(Channel channel, Locale language, String subject, String text) {}
