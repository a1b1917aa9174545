using System.Globalization;
using System.Text;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Tariffs.Reading;

/// <summary>Whatever bytes come, the readers answer with findings that can be mended, in bounded memory.</summary>
public sealed class MutatedFilesTests
{
    /// <summary>A finding is a place and a sentence; more of them than anybody mends in one go are cut off.</summary>
    private const int MostFindings = 200;

    /// <summary>What reading may allocate: so much for each byte, and so much for findings and their texts.</summary>
    private const int BytesForEachByte = 150;
    private const int BytesForFindings = 2_000_000;

    /// <summary>What a sound file may allocate for each of its bytes, the file itself included.</summary>
    private const int BytesReadForEachByte = 25;

    [Fact]
    public void A_mutated_file_is_read_or_refused_with_places_in_bounded_memory() => Holds.ForAll(
        MutatedFiles.Any,
        file =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var findings = Findings(file);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.InRange(allocated, 0, ((long)file.Bytes.Length * BytesForEachByte) + BytesForFindings);
            Assert.InRange(findings.Count, 0, MostFindings);
            var lines = file.Bytes.Count(b => b == '\n') + 1;
            Assert.All(findings, finding =>
            {
                Assert.StartsWith("$", finding.Field, StringComparison.Ordinal);
                Assert.InRange(int.Parse(finding.Operands["line"]!, NumberStyles.None, CultureInfo.InvariantCulture), 1, lines);
                Assert.StartsWith("file.", finding.Code, StringComparison.Ordinal);
                Assert.DoesNotContain("System.", finding.Message, StringComparison.Ordinal);
                Assert.InRange(finding.Message.Length, 1, 2000);
            });
        },
        20_000);

    [Fact]
    public void A_file_that_is_still_read_answers_every_question_without_an_exception() => Holds.ForAll(
        MutatedFiles.Any,
        file =>
        {
            if (file.IsRegion || !TariffHistory.Read(file.Bytes, file.Origin).TryGet(out var history, out _))
            {
                return;
            }

            var catalog = TariffCatalog.Embedded.With(history);
            Assert.All(ExampleRun.Of(catalog, history), error => Assert.StartsWith("file.", error.Code, StringComparison.Ordinal));
            foreach (var year in catalog.YearsOf(history).TakeLast(2))
            {
                var tariff = catalog.Find(history.Region, history.Scheme, year.Number).Value;
                Assert.NotEmpty(tariff.Grades);
                Assert.All(history.Grades, grade => AddsUp(tariff.Assess(grade.Id, 12, grade.NeedsDeclaredBase ? BaseChoice.Floor : null)));
            }
        },
        3000);

    [Theory]
    [InlineData("[", "1,", "1]")]
    [InlineData("[", "{},", "1]")]
    [InlineData("{", "\"a\":1,", "\"a\":1}")]
    [InlineData("{\"figures\":{\"a\":{\"unit\":\"rate\",\"rows\":[", "{},", "{}]}}}")]
    [InlineData("", "[", "")]
    [InlineData("{\"grades\":{\"a\":{\"lines\":[", "{},", "{}]}}}")]
    [InlineData("\"", "备", "\"")]
    public void A_file_of_the_largest_size_is_refused_in_bounded_memory(string head, string repeated, string tail)
    {
        var one = Encoding.UTF8.GetBytes(repeated);
        var count = (TariffHistory.MaxFileBytes - Encoding.UTF8.GetByteCount(head + tail)) / one.Length;
        var text = new StringBuilder(head).Insert(head.Length, repeated, count).Append(tail).ToString();
        var bytes = Encoding.UTF8.GetBytes(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var findings = TariffHistory.Read(bytes, "large").Errors;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(findings.Length, 1, MostFindings);
        Assert.InRange(allocated, 0, (long)TariffHistory.MaxFileBytes * BytesForEachByte);
        Assert.Equal(ErrorCodes.File.TooLarge, Assert.Single(TariffHistory.Read([.. bytes, .. new byte[TariffHistory.MaxFileBytes]], "larger").Errors).Code);
    }

    [Fact]
    public void All_files_of_the_package_are_read_in_a_few_megabytes()
    {
        // Once before, so that what the runtime itself makes on first use is not counted.
        ReadAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bytes = ReadAll();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, bytes * BytesReadForEachByte);
    }

    private static long ReadAll()
    {
        var bytes = 0L;
        foreach (var path in EmbeddedData.PathsUnder("tariffs/"))
        {
            var file = EmbeddedData.Read(path);
            bytes += file.Length;
            var history = TariffHistory.Read(file, TariffHistory.EmbeddedOrigin).Value;
            Assert.True(history.Figures.Count + history.Terms.All.Length > 0, path);
        }

        foreach (var path in EmbeddedData.PathsUnder("regions/"))
        {
            var file = EmbeddedData.Read(path);
            bytes += file.Length;
            Assert.NotEmpty(RegionFacts.Read(file).Value.Name.SimplifiedChinese);
        }

        return bytes;
    }

    private static void AddsUp(Result<Assessment> answer)
    {
        if (answer.TryGet(out var assessment, out var errors))
        {
            Assert.Equal(assessment.Total, Money.Sum(assessment.Lines.Where(line => line.Payer == Payer.Person).Select(line => line.Amount)));
            Assert.Equal(assessment.Total, assessment.Explain().Evaluate());
        }
        else
        {
            Assert.All(errors, error => Assert.StartsWith("tariff.", error.Code, StringComparison.Ordinal));
        }
    }

    private static IReadOnlyList<DomainError> Findings(MutatedFile file) => file.IsRegion
        ? RegionFacts.Read(file.Bytes).TryGet(out _, out var ofRegion) ? [] : ofRegion
        : TariffHistory.Read(file.Bytes, file.Origin).TryGet(out _, out var ofTariff) ? [] : ofTariff;
}
