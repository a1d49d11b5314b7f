package dev.formwork.links.rest;

import dev.formwork.files.StoredFile;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.links.PublicLinks;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The page behind a link: one form without scripts and without a session. What is wrong stands at
 * its field, and what was typed stays.
 */
@Hidden
@RestController
@RequestMapping("/public/forms/{token}")
class PublicFormPage {

  /** What the page itself sends besides the fields. */
  private static final Set<String> OWN = Set.of(FormHtml.ACT, FormHtml.LANGUAGE);

  private final PublicLinks links;
  private final FormHtml html;
  private final TypedValues typedValues;
  private final IdSource ids;

  PublicFormPage(PublicLinks links, FormHtml html, TypedValues typedValues, IdSource ids) {
    this.links = links;
    this.html = html;
    this.typedValues = typedValues;
    this.ids = ids;
  }

  @GetMapping
  ResponseEntity<String> open(
      @PathVariable String token, HttpServletRequest request, Locale preferred) {
    Locale locale = FormHtml.language(request.getParameter(FormHtml.LANGUAGE), preferred);
    try {
      var shown = links.open(token, Map.of(), address(request));
      return html.page(HttpStatus.OK, shown, Problems.NONE, ids.next(), locale);
    } catch (Refusal refused) {
      return html.refused(refused, locale);
    }
  }

  @PostMapping
  ResponseEntity<String> answer(
      @PathVariable String token,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Locale preferred) {
    Locale locale = FormHtml.language(sent.getFirst(FormHtml.LANGUAGE), preferred);
    String address = address(request);
    try {
      var shown = links.open(token, Map.of(), address);
      Map<String, Object> typed = typed(shown, sent);
      String act = act(sent);
      Problems wrong = relevant(links.open(token, typed, address), true);
      if (!wrong.hasErrors()) {
        try {
          typed.putAll(uploaded(token, shown, request));
          links.answer(token, typed, act, address);
          return html.thanks(shown, locale);
        } catch (Refusal.Invalid invalid) {
          wrong = invalid.problems();
        }
      }
      var again = links.open(token, withoutFiles(shown, typed), address);
      return html.page(HttpStatus.UNPROCESSABLE_CONTENT, again, listed(again, wrong), act, locale);
    } catch (Refusal refused) {
      return html.refused(refused, locale);
    }
  }

  private Map<String, Object> typed(PublicLinks.Shown shown, MultiValueMap<String, String> sent) {
    var typed = new LinkedHashMap<String, Object>();
    for (FieldKey key : shown.page().fields()) {
      Field field = shown.form().field(key).orElseThrow();
      Object value = typedValues.of(field, sent.getOrDefault(key.value(), List.of()));
      if (value != null) {
        typed.put(key.value(), value);
      }
    }
    Problems problems = Problems.NONE;
    for (String name : sent.keySet()) {
      boolean known =
          OWN.contains(name)
              || shown.page().fields().stream().anyMatch(key -> key.value().equals(name));
      if (!known) {
        problems = problems.and(Problem.error("record.field.unknown", name));
      }
    }
    problems.orThrow();
    return typed;
  }

  private String act(MultiValueMap<String, String> sent) {
    String act = sent.getFirst(FormHtml.ACT);
    return act != null && act.matches("[0-9A-Za-z]{10,40}") ? act : ids.next();
  }

  /** Files are kept only after all else was found to be right, and no more than the field takes. */
  private Map<String, Object> uploaded(
      String token, PublicLinks.Shown shown, HttpServletRequest request) {
    var uploaded = new LinkedHashMap<String, Object>();
    if (!(request instanceof MultipartHttpServletRequest parts)) {
      return uploaded;
    }
    for (FieldKey key : shown.page().fields()) {
      Field field = shown.form().field(key).orElseThrow();
      if (field.type() instanceof FieldType.Attachment type) {
        List<MultipartFile> files =
            parts.getFiles(key.value()).stream().filter(file -> !file.isEmpty()).toList();
        refuseTooMuch(type, files, key);
        var ofField = new ArrayList<Map<String, Object>>();
        files.forEach(
            file -> ofField.add(Map.of("id", stored(token, file, address(request)).id())));
        if (!ofField.isEmpty()) {
          uploaded.put(key.value(), ofField);
        }
      }
    }
    return uploaded;
  }

  private static void refuseTooMuch(
      FieldType.Attachment type, List<MultipartFile> files, FieldKey key) {
    if (files.size() > type.maxFiles()) {
      throw new Refusal.Invalid(
          Problem.error("record.attachment.too-many", key.value()).with("max", type.maxFiles()));
    }
    if (files.stream().anyMatch(file -> file.getSize() > type.maxSize() * 1024L * 1024)) {
      throw new Refusal.Invalid(
          Problem.error("record.attachment.too-large", key.value()).with("max", type.maxSize()));
    }
  }

  private StoredFile stored(String token, MultipartFile file, String address) {
    String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    try (InputStream content = file.getInputStream()) {
      return links.upload(token, name, content, address);
    } catch (IOException cutOff) {
      throw new Refusal.Invalid(Problem.error("link.upload.cut-off", ""));
    }
  }

  /** Before files are there, those that are missing say nothing. */
  private static Problems relevant(PublicLinks.Shown shown, boolean beforeFiles) {
    return new Problems(
        listed(shown, shown.record().problems()).stream()
            .filter(problem -> !beforeFiles || !isAttachment(shown, problem))
            .toList());
  }

  private static boolean isAttachment(PublicLinks.Shown shown, Problem problem) {
    return shown
        .form()
        .field(root(problem))
        .filter(field -> field.type() instanceof FieldType.Attachment)
        .isPresent();
  }

  /**
   * Only what is about fields of the page, or the form as a whole; nothing of hidden fields, nor of
   * records that are there already.
   */
  private static Problems listed(PublicLinks.Shown shown, Problems problems) {
    var told =
        problems.stream()
            .filter(problem -> !problem.code().startsWith("record.duplicate."))
            .filter(problem ->
                problem.path().isEmpty()
                    || shown.page().fields().stream()
                        .anyMatch(key -> key.value().equals(root(problem))))
            .toList();
    return told.isEmpty() && problems.hasErrors()
        ? Problems.of(Problem.error("link.not-taken", ""))
        : new Problems(told);
  }

  private static Map<String, Object> withoutFiles(
      PublicLinks.Shown shown, Map<String, Object> typed) {
    var kept = new LinkedHashMap<>(typed);
    kept.keySet()
        .removeIf(key ->
            shown
                .form()
                .field(key)
                .filter(field -> field.type() instanceof FieldType.Attachment)
                .isPresent());
    return kept;
  }

  private static String root(Problem problem) {
    return FieldPath.fieldOf(problem.path());
  }

  private static String address(HttpServletRequest request) {
    return request.getRemoteAddr();
  }
}
