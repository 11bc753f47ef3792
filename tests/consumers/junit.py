"""Reads a JUnit report as test dashboards do, and holds it against a schema: `junit.py REPORT SCHEMA`."""

import sys

import junitparser
import xmlschema

report, schema = sys.argv[1:]
xmlschema.validate(report, schema)
suites = junitparser.JUnitXml.fromfile(report)
cases = [case for suite in suites for case in suite]
failed = [case for case in cases if not case.is_passed]
assert (suites.tests, suites.failures, suites.errors) == (len(cases), len(failed), 0)
for suite in suites:
    assert (suite.tests, suite.failures) == (len(list(suite)), sum(not case.is_passed for case in suite)), suite.name
print(f"{len(failed)} of {len(cases)} cases failed, as the report says")
