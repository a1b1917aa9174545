using System.Collections.Immutable;
using Insurance.Domain.Tariffs.Reading;

namespace Insurance.Domain.Tariffs.Linting;

/// <summary>
/// Everything that is wrong in a tariff file or worth a second look: what its reader refuses, what its worked examples do not bring out, and
/// what is written and never used. A file without findings can be added to a catalogue.
/// </summary>
public static class TariffLint
{
    /// <summary>The findings of a file, by line.</summary>
    /// <param name="catalog">Where references to other files are looked up; the file itself need not be in it.</param>
    /// <param name="utf8">The file's bytes.</param>
    /// <returns>
    /// Errors with the codes <c>file.*</c>, of which those of the reader stand alone, since a file that cannot be read has no examples to run;
    /// else with <c>lint.*</c>, as errors and remarks.
    /// </returns>
    public static ImmutableArray<LintFinding> Of(TariffCatalog catalog, ReadOnlySpan<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        if (!TariffReader.Read(utf8, nameof(TariffLint)).TryGet(out var history, out var unreadable))
        {
            return Sorted(unreadable.Select(error => new LintFinding(LintSeverity.Error, error)));
        }

        var findings = ImmutableArray.CreateBuilder<LintFinding>();
        findings.AddRange(ExampleRun.Of(catalog, history).Select(error => new LintFinding(LintSeverity.Error, error)));

        // The reader took these bytes, so that they are a tree.
        var places = new FilePlaces(JsonNode.Parse(utf8, new Findings())!);
        findings.AddRange(new ReferenceLint(catalog, history, places).Findings());
        findings.AddRange(new UseLint(catalog, history, places).Findings());
        findings.AddRange(new PlausibilityLint(history, places).Findings());
        return Sorted(findings);
    }

    private static ImmutableArray<LintFinding> Sorted(IEnumerable<LintFinding> findings) =>
        [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Path, StringComparer.Ordinal)];
}
