using System.Text.Json.Nodes;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Docs;

namespace Insurance.ConsoleHost.Tests.Timelines;

/// <summary>The file of a history: strict, all findings at once, and nothing of what stands in it is repeated.</summary>
public sealed class HistoryReaderTests : IDisposable
{
    private const string FlexibleFrom = "{\"as\":\"flexible-employment\",\"from\":";

    private static readonly Schema Published = Schema.Of("coverage-history.schema.json");

    /// <summary>What only the form decides, so that a schema can see it too.</summary>
    private static readonly string[] Form = [ErrorCodes.File.UnknownKey, ErrorCodes.File.MissingKey];

    private readonly Console console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void The_example_of_the_page_is_read_and_fits_the_schema()
    {
        Assert.True(Published.Accepts(JsonNode.Parse(Example())));
        var said = Read(Example());
        Assert.True(said.Code == 0, said.Output);
    }

    [Fact]
    public void The_page_shows_every_key_of_the_schema()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "coverage-history.schema.json")))!;
        var keys = Keys(schema).ToHashSet(StringComparer.Ordinal);

        Assert.Subset(keys, Standing(JsonNode.Parse(Example())!).ToHashSet(StringComparer.Ordinal));
        Assert.Subset(Standing(JsonNode.Parse(Example())!).ToHashSet(StringComparer.Ordinal), keys);
        Assert.Equal(Enum.GetValues<InsuredAs>().Select(Spelling.Of).Order(StringComparer.Ordinal), Published.WordsOf("insured-as").Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetValues<Sex>().Select(Spelling.Of).Order(StringComparer.Ordinal), Published.WordsOf("sex").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_and_reader_agree_when_a_key_is_missing_or_too_much_or_null()
    {
        var disagreements = new List<string>();
        foreach (var (what, file) in Changed(JsonNode.Parse(Example())!))
        {
            var said = Read(file.ToJsonString());
            var codes = said.Code == 0 ? [] : said.ErrorCodes;
            var fits = Published.Accepts(file);
            if ((!fits && codes.Length == 0) || (fits && codes.Length > 0 && codes.All(Form.Contains)))
            {
                disagreements.Add($"{what}: {(fits ? "fits" : "does not fit")}, {string.Join(", ", codes)}");
            }
        }

        Assert.Empty(disagreements);
    }

    [Theory]
    [InlineData("", "file.malformed", "$", 1)]
    [InlineData("{\"payments\":[\n\n", "file.malformed", "$", 3)]
    [InlineData("{} {}", "file.malformed", "$", 1)]
    [InlineData("{\"region\":\"500000\",}", "file.malformed", "$", 1)]
    [InlineData("{\"region\":\"\\ud800\"}", "file.malformed", "$", 1)]
    [InlineData("[[[[[[[[[[1]]]]]]]]]]", "file.malformed", "$", 1)]
    [InlineData("[]", "file.wrong-value", "$", 1)]
    [InlineData("null", "file.wrong-value", "$", 1)]
    [InlineData("{\n\"region\":\"Chongqing\"}", "file.wrong-value", "$.region", 2)]
    [InlineData("{\"region\":500000}", "file.wrong-value", "$.region", 1)]
    [InlineData("{\"region\":\"500000\",\n\"region\":\"500000\"}", "file.duplicate", "$.region", 2)]
    [InlineData("{\n\"name\":\"x\"}", "file.unknown-key", "$", 2)]
    [InlineData("{\"sex\":\"man\"}", "file.wrong-value", "$.sex", 1)]
    [InlineData("{\"neverWaits\":true,\n\"sex\":1}", "file.wrong-value", "$.sex", 2)]
    [InlineData("{\"idNumber\":\"male\"}", "file.unknown-key", "$", 1)]
    [InlineData("{\"neverWaits\":\"no\"}", "file.wrong-value", "$.neverWaits", 1)]
    [InlineData("{\"birthDate\":\"1849-12-31\"}", "file.wrong-value", "$.birthDate", 1)]
    [InlineData("{\"birthDate\":19700501}", "file.wrong-value", "$.birthDate", 1)]
    [InlineData("{\"payments\":{}}", "file.wrong-value", "$.payments", 1)]
    [InlineData("{\"payments\":[1]}", "file.wrong-value", "$.payments[0]", 1)]
    [InlineData("{\"payments\":[null]}", "file.wrong-value", "$.payments[0]", 1)]
    [InlineData("{\"payments\":[\n{\"as\":\"freelancer\",\"from\":\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\"}]}", "file.wrong-value", "$.payments[0].as", 2)]
    [InlineData("{\"payments\":[{\"from\":\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\"}]}", "file.missing-key", "$.payments[0]", 1)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"2023-01\",\"through\":\"2023-12\"}]}", "file.missing-key", "$.payments[0]", 1)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"2023-01\",\"through\":\"2023-12\",\"paidOn\":null}]}", "file.missing-key", "$.payments[0]", 1)]
    [InlineData("{\"payments\":[{\"as\":\"resident\",\"from\":\"2023-01\",\"through\":\"2023-12\"}]}", "file.missing-key", "$.payments[0]", 1)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"2023-02-29\"}]}", "file.wrong-value", "$.payments[0].paidOn", 1)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"9999-12-31\"}]}", "file.wrong-value", "$.payments[0].paidOn", 1)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"2023-13\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\"}]}", "file.wrong-value", "$.payments[0].from", 1)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"1949-12\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\"}]}", "file.wrong-value", "$.payments[0].from", 1)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"2023-01\",\n\"through\":\"2022-12\",\"paidOn\":\"2023-01-03\"}]}", "file.wrong-value", "$.payments[0].through", 2)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\",\"elsewhere\":\"500000\"}]}", "file.wrong-value", "$.payments[0].elsewhere", 1)]
    [InlineData("{\"payments\":[" + FlexibleFrom + "\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\",\"repairedYears\":1}]}", "file.wrong-value", "$.payments[0].repairedYears", 1)]
    [InlineData("{\"payments\":[{\"as\":\"resident\",\"from\":\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\",\"repairedYears\":61}]}", "file.wrong-value", "$.payments[0].repairedYears", 1)]
    [InlineData("{\"payments\":[{\"as\":\"resident\",\"from\":\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\",\"repairedYears\":-1}]}", "file.wrong-value", "$.payments[0].repairedYears", 1)]
    [InlineData("{\"payments\":[{\"as\":\"employer\",\"from\":\"2023-01\",\"through\":\"2023-12\",\"paidOn\":\"2023-01-03\"}]}", "file.wrong-value", "$.payments[0].paidOn", 1)]
    [InlineData("{\"payments\":[{\"as\":\"employer\",\"from\":\"2023-02\",\"through\":\"2023-12\",\"refunded\":[{\"from\":\"2023-01\",\"through\":\"2023-02\"}]}]}", "file.wrong-value", "$.payments[0].refunded[0]", 1)]
    [InlineData("{\"payments\":[{\"as\":\"employer\",\"from\":\"2023-02\",\"through\":\"2023-12\",\"refunded\":[{\"from\":\"2023-02\"}]}]}", "file.missing-key", "$.payments[0].refunded[0]", 1)]
    [InlineData("{\"enrollments\":[{\"as\":\"resident\",\"from\":\"2023-01-03\",\"through\":\"2023-01-02\"}]}", "file.wrong-value", "$.enrollments[0].through", 1)]
    [InlineData("{\"enrollments\":[{\"as\":\"resident\",\"from\":\"2023-01\"}]}", "file.wrong-value", "$.enrollments[0].from", 1)]
    [InlineData("{\"enrollments\":[{\"as\":\"resident\"}]}", "file.missing-key", "$.enrollments[0]", 1)]
    public void What_does_not_fit_is_a_wrong_call_with_path_and_line(string file, string code, string path, int line)
    {
        var said = Read(file);
        var error = Assert.Single(said.Json.GetProperty("errors").EnumerateArray());

        Assert.Equal((2, code, path), (said.Code, error.GetProperty("code").GetString(), error.GetProperty("field").GetString()));
        Assert.StartsWith($"Line {line}: ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var said = Read("""
            {"region": "x",
             "payments": [
               {"as": "resident", "from": "2023-12", "through": "2023-01"},
               {"as": "employer", "from": "2023", "through": "2023-12"}],
             "more": 1}
            """);

        Assert.Equal(
            ["file.unknown-key $", "file.wrong-value $.region", "file.wrong-value $.payments[0].through", "file.missing-key $.payments[0]", "file.wrong-value $.payments[1].from"],
            said.Json.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("code").GetString()} {error.GetProperty("field").GetString()}"));
    }

    [Theory]
    [InlineData("{\"张敏\":1}")]
    [InlineData("{\"500103199003072020\":{\"张敏\":2}}")]
    [InlineData("{\"region\":\"张敏\"}")]
    [InlineData("{\"payments\":[{\"as\":\"张敏\",\"from\":\"500103199003072020\",\"through\":\"张敏\",\"paidOn\":\"500103199003072020\",\"张敏\":[]}]}")]
    [InlineData("{\"birthDate\":\"500103199003072020\",\"name\":\"张敏\",\"neverWaits\":\"张敏\"}")]
    public void Neither_a_key_nor_a_value_that_does_not_belong_is_repeated(string file)
    {
        var json = Read(file);
        console.Write("history.json", file);
        var text = console.Call("coverage --input history.json");

        Assert.Equal((2, 2), (json.Code, text.Code));
        Assert.All([json.Output, text.Error, text.Output], said => Assert.DoesNotContain("张敏", said, StringComparison.Ordinal));
        Assert.All([json.Output, text.Error, text.Output], said => Assert.DoesNotContain("500103199003072020", said, StringComparison.Ordinal));
    }

    [Fact]
    public void No_more_is_read_than_a_history_can_have()
    {
        var padded = $"{{\"payments\":[]{new string(' ', (1 << 18) - 15)}}}";

        Assert.Equal(0, Read(padded).Code);
        Assert.Equal(["file.too-large"], Read($"{padded} ").ErrorCodes);
        Assert.Equal(["file.too-large"], console.Call("coverage --input - --json", $"{padded} ").ErrorCodes);
    }

    [Fact]
    public void A_file_of_nothing_but_mistakes_is_told_as_far_as_it_helps() =>
        Assert.Equal(50, Read($"{{\"payments\":[{string.Join(',', Enumerable.Repeat("1", 1000))}]}}").ErrorCodes.Length);

    [Fact]
    public void Not_one_byte_cut_off_or_changed_brings_the_reader_down()
    {
        var whole = System.Text.Encoding.UTF8.GetBytes(Example().Trim());
        for (var i = 0; i < whole.Length; i += 7)
        {
            File.WriteAllBytes(Path.Combine(console.Directory, "history.json"), whole[..i]);
            Assert.Equal(2, console.Call("coverage --input history.json --json").Code);
            var changed = (byte[])whole.Clone();
            changed[i] ^= 0xFF;
            File.WriteAllBytes(Path.Combine(console.Directory, "history.json"), changed);
            Assert.Equal(2, console.Call("coverage --input history.json --json").Code);
        }
    }

    private static string Example() =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "coverage-file.md")).Split("```json\n")[1].Split("```")[0];

    private static IEnumerable<string> Keys(JsonNode? schema) => schema switch
    {
        JsonObject named => named.SelectMany(member => member is { Key: "properties", Value: JsonObject properties }
            ? properties.Select(property => property.Key).Concat(properties.SelectMany(property => Keys(property.Value)))
            : Keys(member.Value)),
        JsonArray list => list.SelectMany(Keys),
        _ => [],
    };

    private static IEnumerable<string> Standing(JsonNode? node) => node switch
    {
        JsonObject named => named.SelectMany(member => Standing(member.Value).Append(member.Key)),
        JsonArray list => list.SelectMany(Standing),
        _ => [],
    };

    /// <summary>The file with one change each: a member removed, one added to an object, a value made null.</summary>
    private static IEnumerable<(string What, JsonNode File)> Changed(JsonNode file)
    {
        foreach (var path in Paths(file, []).ToList())
        {
            if (At(file, path) is JsonObject)
            {
                var more = file.DeepClone();
                ((JsonObject)At(more, path)!)["extra"] = "x";
                yield return ($"extra {string.Join('/', path)}", more);
            }

            if (path.Length == 0)
            {
                continue;
            }

            var (emptied, shorter) = (file.DeepClone(), file.DeepClone());
            if (At(emptied, path[..^1]) is JsonObject owner)
            {
                owner[(string)path[^1]] = null;
                yield return ($"null {string.Join('/', path)}", emptied);
                ((JsonObject)At(shorter, path[..^1])!).Remove((string)path[^1]);
                yield return ($"without {string.Join('/', path)}", shorter);
            }
            else
            {
                At(emptied, path[..^1])!.AsArray()[(int)path[^1]] = null;
                yield return ($"null {string.Join('/', path)}", emptied);
            }
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject named => named.SelectMany(member => Paths(member.Value, [.. path, member.Key])).Prepend(path),
        JsonArray list => list.SelectMany((item, i) => Paths(item, [.. path, i])).Prepend(path),
        _ => [path],
    };

    private static JsonNode? At(JsonNode root, object[] path) => path.Aggregate((JsonNode?)root, (node, key) => key is int i ? node!.AsArray()[i] : node![(string)key]);

    private Said Read(string file)
    {
        console.Write("history.json", file);
        return console.Call("coverage --input history.json --json");
    }
}
