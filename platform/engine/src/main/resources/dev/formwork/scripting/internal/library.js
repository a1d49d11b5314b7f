// The functions of docs/scripting.md. They see plain values only and call nothing of the host.
(function () {
  'use strict';

  const { abs, floor, max, sign, trunc } = Math;

  const isEmpty = (value) =>
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0);

  function number(value, of) {
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof read !== 'number' || !Number.isFinite(read)) {
      throw new TypeError(of + ' expects numbers');
    }
    return read;
  }

  // [figures, exponent] of the shortest decimal that reads as this number: 1.005 is ['1005', -3].
  function decimal(value) {
    const [mantissa, exponent = '0'] = String(value).split('e');
    const [whole, fraction = ''] = mantissa.split('.');
    return [whole + fraction, Number(exponent) - fraction.length];
  }

  function round(value, digits = 0) {
    if (isEmpty(value)) {
      return null;
    }
    const wanted = trunc(number(digits, 'round'));
    const read = number(value, 'round');
    const [figures, exponent] = decimal(abs(read));
    const [rounded, shift] = decimal(Math.round(Number(figures + 'e' + (exponent + wanted))));
    return sign(read) * Number(rounded + 'e' + (shift - wanted)) + 0;
  }

  // Decimal addition while it stays exact: 0.1 + 0.2 is 0.3.
  function sum(list, key) {
    if (isEmpty(list)) {
      return 0;
    }
    if (!Array.isArray(list)) {
      throw new TypeError('sum expects a list');
    }
    const addends = [];
    let unit = 1;
    for (const item of list) {
      const addend = key === undefined ? item : item?.[key];
      if (!isEmpty(addend)) {
        addends.push(number(addend, 'sum'));
        while (unit < 1e15 && Math.round(addend * unit) / unit !== +addend) {
          unit *= 10;
        }
      }
    }
    let exact = 0;
    let plain = 0;
    for (const addend of addends) {
      exact += Math.round(addend * unit);
      plain += addend;
    }
    return Number.isSafeInteger(exact) ? exact / unit : plain;
  }

  // The payment of each period that pays back an amount with its interest: the annuity formula.
  // By multiplying, as a power may differ in its last digit from one machine to the next.
  function pmt(rate, periods, amount) {
    if (isEmpty(rate) || isEmpty(periods) || isEmpty(amount)) {
      return null;
    }
    const interest = number(rate, 'pmt');
    const count = trunc(number(periods, 'pmt'));
    const owed = number(amount, 'pmt');
    if (!(interest >= 0 && interest <= 1 && count >= 1 && count <= 1200)) {
      throw new RangeError('pmt expects a rate from 0 to 1 and 1 to 1200 periods');
    }
    if (interest === 0) {
      return owed / count;
    }
    let growth = 1;
    let factor = 1 + interest;
    for (let left = count; left > 0; left = floor(left / 2)) {
      growth *= left % 2 === 1 ? factor : 1;
      factor *= factor;
    }
    return (owed * interest) / (1 - 1 / growth);
  }

  // Days since 1970-01-01 of a civil date, and back: Howard Hinnant, "chrono-Compatible Low-Level
  // Date Algorithms", days_from_civil and civil_from_days.
  function dayNumber(year, month, day) {
    const y = month <= 2 ? year - 1 : year;
    const era = floor(y / 400);
    const yearOfEra = y - era * 400;
    const dayOfYear = floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + floor(yearOfEra / 4) - floor(yearOfEra / 100) + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
  }

  function civil(dayNumber) {
    const z = dayNumber + 719468;
    const era = floor(z / 146097);
    const dayOfEra = z - era * 146097;
    const leaps = floor(dayOfEra / 1460) - floor(dayOfEra / 36524) + floor(dayOfEra / 146096);
    const yearOfEra = floor((dayOfEra - leaps) / 365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
    const shifted = floor((5 * dayOfYear + 2) / 153);
    const month = shifted < 10 ? shifted + 3 : shifted - 9;
    const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return [year, month, dayOfYear - floor((153 * shifted + 2) / 5) + 1];
  }

  const padded = (part, length) => String(part).padStart(length, '0');

  function isoDate(dayNumber, of) {
    const [year, month, day] = civil(dayNumber);
    if (!(year >= 1 && year <= 9999)) {
      throw new RangeError(of + ' stays within the years 1 to 9999');
    }
    return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2);
  }

  function readDate(date, of) {
    if (typeof date === 'string' && date.length === 10) {
      const [year, month, day] = date.split('-').map(Number);
      const read = dayNumber(year, month, day);
      if (Number.isInteger(read) && year >= 1 && isoDate(read, of) === date) {
        return read;
      }
    }
    throw new TypeError(of + ' expects dates like 2026-01-31');
  }

  function days(from, to) {
    return isEmpty(from) || isEmpty(to) ? null : readDate(to, 'days') - readDate(from, 'days');
  }

  function addDays(date, count) {
    return isEmpty(date) || isEmpty(count)
      ? null
      : isoDate(readDate(date, 'addDays') + trunc(number(count, 'addDays')), 'addDays');
  }

  function age(birthDate, onDate) {
    if (isEmpty(birthDate) || isEmpty(onDate)) {
      return null;
    }
    const [year, month, day] = civil(readDate(birthDate, 'age'));
    const [onYear, onMonth, onDay] = civil(readDate(onDate, 'age'));
    const beforeBirthday = onMonth < month || (onMonth === month && onDay < day);
    return onYear - year - (beforeBirthday ? 1 : 0);
  }

  function text(value) {
    return value === null || value === undefined ? '' : String(value);
  }

  function concat(...values) {
    return values.map(text).join('');
  }

  function ifEmpty(value, otherwise) {
    return isEmpty(value) ? otherwise : value;
  }

  const library = { sum, round, pmt, days, addDays, age, text, concat, ifEmpty };
  for (const [name, value] of Object.entries(library)) {
    Object.defineProperty(globalThis, name, { value });
  }
})();
