using System.Text.Json.Nodes;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Tariffs.Reading;

/// <summary>A file with several faults that have nothing to do with each other tells all of them.</summary>
public sealed class PlantedFaultsTests
{
    private sealed record Fault(string Code, string Path, Action<JsonObject> Plant);

    private static readonly Fault[] Faults =
    [
        new(ErrorCodes.File.WrongValue, "$.format", file => file["format"] = 2),
        new(ErrorCodes.File.WrongValue, "$.region", file => file["region"] = "5000"),
        new(ErrorCodes.File.WrongValue, "$.scheme", file => file["scheme"] = "employees"),
        new(ErrorCodes.File.MissingKey, "$.name", file => file["name"]!.AsObject().Remove("es")),
        new(ErrorCodes.File.UnknownKey, "$.remark", file => file["remark"] = "x"),
        new(ErrorCodes.File.WrongValue, "$.sources.2023-37.publishedBy", file => file["sources"]!["2023-37"]!["publishedBy"] = "2023-13-25"),
        new(ErrorCodes.File.MissingKey, "$.sources.empty", file => file["sources"]!["empty"] = new JsonObject()),
        new(ErrorCodes.File.MissingKey, "$.lines.new", file => file["lines"]!["new"] = new JsonObject()),
        new(ErrorCodes.File.WrongValue, "$.figures.base.rows[0].is", file => Row(file, "base", 0)["is"] = "53400.001"),
        new(ErrorCodes.File.NoSource, "$.figures.base.rows[1]", file => Row(file, "base", 1).Remove("source")),
        new(ErrorCodes.File.Overlap, "$.figures.base.rows[3]", file => Row(file, "base", 3)["for"] = Row(file, "base", 2)["for"]!.DeepClone()),
        new(ErrorCodes.File.UnknownReference, "$.figures.base.rows[5].source", file => Row(file, "base", 5)["source"] = "nowhere"),
        new(ErrorCodes.File.Hole, "$.figures.rate-large.rows[", file => file["figures"]!["rate-large"]!["rows"]!.AsArray().Add(new JsonObject { ["for"] = "2030", ["is"] = "0.01", ["source"] = "2023-37", ["confidence"] = "secondary" })),
        new(ErrorCodes.File.Unattested, "$.figures.retiree-large.rows[0].source", file => (Row(file, "retiree-large", 0)["source"], Row(file, "retiree-large", 0)["confidence"]) = ("pages-2017", "official")),
        new(ErrorCodes.File.UnknownReference, "$.grades.1.lines[0].base", file => Line(file, "1", 0)["base"] = "bases"),
        new(ErrorCodes.File.WrongValue, "$.grades.1.lines[1].round.mode", file => Line(file, "1", 1)["round"]!["mode"] = "nearest"),
        new(ErrorCodes.File.UnknownReference, "$.grades.2.lines[0].line", file => Line(file, "2", 0)["line"] = "basic"),
        new(ErrorCodes.File.WrongValue, "$.grades.2.lines[1].charge", file => Line(file, "2", 1)["charge"] = "free"),
        new(ErrorCodes.File.UnknownKey, "$.grades.retiree.price", file => file["grades"]!["retiree"]!["price"] = "60"),
        new(ErrorCodes.File.MissingKey, "$.terms.payment-window[0]", file => file["terms"]!["payment-window"]![0]!.AsObject().Remove("closes")),
        new(ErrorCodes.File.UnknownKey, "$.terms.holidays", file => file["terms"]!["holidays"] = new JsonArray()),
        new(ErrorCodes.File.WrongValue, "$.examples[0].total", file => file["examples"]![0]!["total"] = 5),
        new(ErrorCodes.File.UnknownReference, "$.examples[1].grade", file => file["examples"]![1]!["grade"] = "3"),
        new(ErrorCodes.File.MissingKey, "$.examples[2]", file => file["examples"]![2]!.AsObject().Remove("year")),
    ];

    [Fact]
    public void Any_planted_faults_are_all_found_at_once_each_with_its_place() => Holds.ForAll(
        FsCheck.Fluent.Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Random(seed);
            var planted = Faults.Where(_ => RandomFiles.Chance(random, 40)).ToList();
            var file = JsonNode.Parse(EmbeddedData.Read("tariffs/500000/flexible-employment.json"))!.AsObject();
            planted.ForEach(fault => fault.Plant(file));

            var findings = Invented.Load(file.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true })).TryGet(out _, out var errors) ? [] : errors;

            Assert.All(planted, fault => Assert.Contains(findings, finding => finding.Code == fault.Code && finding.Field!.StartsWith(fault.Path, StringComparison.Ordinal)));
            Assert.Equal(planted.Count == 0, findings.IsEmpty);
            Assert.All(findings, finding => Assert.True(int.Parse(finding.Operands["line"]!, System.Globalization.CultureInfo.InvariantCulture) > 0));
        },
        200);

    private static JsonObject Row(JsonObject file, string figure, int index) => file["figures"]![figure]!["rows"]![index]!.AsObject();

    private static JsonObject Line(JsonObject file, string grade, int index) => file["grades"]![grade]!["lines"]![index]!.AsObject();
}
