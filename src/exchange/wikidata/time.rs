//! Times: a day, month or year of our era, as a fact file writes it.

use jiff::civil::Date;
use serde_json::Value;

/// How exactly a time is told, as Wikidata counts it.
const YEAR: u64 = 9;
const MONTH: u64 = 10;
const DAY: u64 = 11;

/// The calendar before ours.
const JULIAN: &str = "Q1985786";

/// A date, or why it can't be told.
///
/// A day of the Julian calendar gives its year alone: some papers print the old day, some the new one.
pub(super) fn date(value: &Value) -> Result<String, &'static str> {
    let text = value.get("time").and_then(Value::as_str).ok_or("a value that is no time")?;
    let precision = value.get("precision").and_then(Value::as_u64).unwrap_or(DAY);
    let (year, month, day) = parts(text).ok_or("a date before our era or after the year 9999")?;
    let is_julian = value.get("calendarmodel").and_then(Value::as_str).is_some_and(|calendar| calendar.ends_with(JULIAN));
    match precision {
        DAY.. if is_julian => same_year(year, month, day).ok_or("a day of the Julian calendar that falls into another year of ours"),
        DAY.. => Date::new(year, month, day).map(|day| day.to_string()).map_err(|_| "a day that no calendar has"),
        _ if is_julian => Err("a month or a year of the Julian calendar"),
        MONTH if (1..=12).contains(&month) => Ok(format!("{year:04}-{month:02}")),
        MONTH => Err("a month that no calendar has"),
        YEAR => Ok(format!("{year:04}")),
        _ => Err("a date coarser than a year"),
    }
}

/// `+1952-03-01T00:00:00Z`; old dumps write years with up to eleven digits.
fn parts(text: &str) -> Option<(i16, i8, i8)> {
    let mut parts = text.strip_prefix('+')?.split_once('T')?.0.split('-');
    let year: i16 = parts.next()?.parse().ok().filter(|year| (1..=9999).contains(year))?;
    Some((year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The year of a Julian day, if it is the same in our calendar.
fn same_year(year: i16, month: i8, day: i8) -> Option<String> {
    // By Julian day numbers: the count of days is the same, the rule of leap years isn't.
    let a = i32::from(14 - month) / 12;
    let (y, m) = (i32::from(year) + 4800 - a, i32::from(month) + 12 * a - 3);
    let number = i32::from(day) + (153 * m + 2) / 5 + 365 * y + y.div_euclid(4) - 32083;
    let epoch = Date::new(1970, 1, 1).ok()?;
    let ours = epoch.checked_add(jiff::Span::new().try_days(number - 2_440_588).ok()?).ok()?;
    (ours.year() == year).then(|| format!("{year:04}"))
}

#[cfg(test)]
mod tests {
    use super::date;
    use serde_json::json;

    fn read(time: &str, precision: u64, calendar: &str) -> Result<String, &'static str> {
        date(&json!({"time": time, "precision": precision, "calendarmodel": format!("http://www.wikidata.org/entity/{calendar}")}))
    }

    #[test]
    fn a_date_is_as_coarse_as_it_is_told() {
        assert_eq!(read("+1952-03-01T00:00:00Z", 11, "Q1985727").unwrap(), "1952-03-01");
        assert_eq!(read("+00000001952-03-00T00:00:00Z", 10, "Q1985727").unwrap(), "1952-03");
        assert_eq!(read("+1952-00-00T00:00:00Z", 9, "Q1985727").unwrap(), "1952");
        assert!(read("+1950-00-00T00:00:00Z", 8, "Q1985727").is_err());
        assert!(read("-0052-00-00T00:00:00Z", 9, "Q1985727").is_err());
        assert!(read("+1951-02-30T00:00:00Z", 11, "Q1985727").is_err() && read("x", 11, "").is_err());
    }

    #[test]
    fn an_old_day_gives_its_year() {
        assert_eq!(read("+1917-10-25T00:00:00Z", 11, "Q1985786").unwrap(), "1917");
        assert!(read("+1900-12-25T00:00:00Z", 11, "Q1985786").is_err());
        assert!(read("+1564-00-00T00:00:00Z", 9, "Q1985786").is_err());
    }
}
