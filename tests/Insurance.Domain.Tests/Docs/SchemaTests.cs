using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The published schemas say what the readers take: no more keys and words, and no fewer.</summary>
public sealed partial class SchemaTests
{
    private static readonly Schema Tariffs = Schema.Of("tariff.schema.json");
    private static readonly Schema Regions = Schema.Of("region.schema.json");

    /// <summary>One that has every key, one without channels, one without anything that is cited.</summary>
    private static readonly Func<JsonNode>[] RegionFiles =
        [.. new[] { "500000", "330100", "100000" }.Select(code => (Func<JsonNode>)(() => JsonNode.Parse(EmbeddedData.Read($"regions/{code}.json"))!))];

    /// <summary>What only the form of a file decides, so that a schema can see it too.</summary>
    private static readonly string[] Form = [ErrorCodes.File.UnknownKey, ErrorCodes.File.MissingKey, ErrorCodes.File.NoSource];

    [Fact]
    public void Every_shipped_file_and_the_invented_city_fit_the_schema()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "adding-a-region.md"));
        Assert.True(Tariffs.Accepts(JsonNode.Parse(page.Split("```json\n")[1].Split("```")[0])));
        Assert.All(EmbeddedData.PathsUnder("tariffs/"), path => Assert.True(Tariffs.Accepts(JsonNode.Parse(EmbeddedData.Read(path))), path));
        Assert.All(EmbeddedData.PathsUnder("regions/"), path => Assert.True(Regions.Accepts(JsonNode.Parse(EmbeddedData.Read(path))), path));
    }

    [Fact]
    public void The_file_with_every_key_is_read_and_fits()
    {
        Assert.Empty(TariffHistory.Read(Encoding.UTF8.GetBytes(EveryKey().ToJsonString()), "every key").TryGet(out _, out var errors) ? [] : errors);
        Assert.True(Tariffs.Accepts(EveryKey()));
    }

    [Fact]
    public void Schema_and_reader_agree_when_a_key_is_missing_or_too_much_or_empty()
    {
        var disagreements = new List<string>();
        foreach (var (what, file) in Changed(EveryKey))
        {
            var codes = TariffHistory.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), "changed").TryGet(out _, out var errors) ? [] : errors.Select(error => error.Code).ToList();
            var fits = Tariffs.Accepts(file);
            if ((!fits && codes.Count == 0) || (fits && (what.StartsWith("null", StringComparison.Ordinal) || (codes.Count > 0 && codes.All(Form.Contains)))))
            {
                disagreements.Add($"{what}: {(fits ? "fits" : "does not fit")}, {string.Join(", ", codes.Distinct())}");
            }
        }

        Assert.Empty(disagreements);
    }

    [Fact]
    public void Schema_and_reader_of_a_region_agree_too()
    {
        var disagreements = new List<string>();
        foreach (var (what, file) in RegionFiles.SelectMany(Changed))
        {
            var codes = RegionFacts.Read(Encoding.UTF8.GetBytes(file.ToJsonString())).TryGet(out _, out var errors) ? [] : errors.Select(error => error.Code).ToList();
            var fits = Regions.Accepts(file);
            if ((!fits && codes.Count == 0) || (fits && (what.StartsWith("null", StringComparison.Ordinal) || (codes.Count > 0 && codes.All(Form.Contains)))))
            {
                disagreements.Add($"{what}: {(fits ? "fits" : "does not fit")}, {string.Join(", ", codes.Distinct())}");
            }
        }

        Assert.Empty(disagreements);
    }

    [Fact]
    public void Every_key_that_a_reader_asks_for_is_in_a_schema_and_no_other()
    {
        // The book of statutes is the package's own file; nobody else writes one.
        var asked = Repository.LibraryFiles.Where(file => file.Path.StartsWith("Tariffs/Reading/", StringComparison.Ordinal) && file.Path != "Tariffs/Reading/LawReader.cs")
            .SelectMany(file => AskedKeys().Matches(file.Text).Select(match => match.Groups[1].Value + match.Groups[2].Value));

        Assert.Equal(asked.Distinct().Order(StringComparer.Ordinal), KeysOf("tariff.schema.json").Union(KeysOf("region.schema.json")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_key_of_the_schema_stands_in_the_file_with_every_key()
    {
        var standing = new HashSet<string>(StringComparer.Ordinal);
        Walk(EveryKey(), (node, _) =>
        {
            if (node is JsonObject named)
            {
                standing.UnionWith(named.Select(member => member.Key));
            }
        });

        Assert.Empty(KeysOf("tariff.schema.json").Except(standing));
    }

    [Fact]
    public void Closed_lists_have_the_words_of_the_reader()
    {
        Same<Confidence>(Tariffs, "confidence");
        Same<FigureUnit>(Tariffs, "figure-unit");
        Same<FigureClock>(Tariffs, "figure-clock");
        Same<OutsideLimits>(Tariffs, "outside-limits");
        Same<RoundingStage>(Tariffs, "rounding-stage");
        Same<RoundingMode>(Tariffs, "rounding-mode");
        Same<Payer>(Tariffs, "payer");
        Same<PriceTime>(Tariffs, "price-time");
        Same<ChargeKind>(Tariffs, "charge-kind");
        Same<PaymentRhythm>(Tariffs, "payment-rhythm");
        Same<MemberStatus>(Tariffs, "member-status");
        Same<MemberKind>(Tariffs, "member-kind");
        Same<FirstMonth>(Tariffs, "first-month");
        Same<WindowWaiting>(Tariffs, "window-waiting");
        Same<WaitingStart>(Tariffs, "waiting-start");
        Same<RefundReason>(Tariffs, "refund-reason");
        Same<RefundGives>(Tariffs, "refund-gives");
        Same<PaymentChannel>(Tariffs, "payment-channel");
        Same<EnrollmentRoute>(Tariffs, "enrollment-route");
        Same<IncentiveReason>(Tariffs, "incentive-reason");
        Same<AuthorityTask>(Regions, "authority-task");
        Same<PaymentChannel>(Regions, "payment-channel");
        Same<VoucherKind>(Regions, "voucher-kind");
        Same<AskedFor>(Regions, "asked-for");
    }

    private static void Same<TEnum>(Schema schema, string definition)
        where TEnum : struct, Enum =>
        Assert.Equal(Enum.GetValues<TEnum>().Select(Spelling.Of).Order(StringComparer.Ordinal), schema.WordsOf(definition).Order(StringComparer.Ordinal));

    private static JsonNode EveryKey() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "tariffs", "every-key.json")))!;

    /// <summary>The file with one change each: a key removed, one added to an object, a value made null.</summary>
    private static IEnumerable<(string What, JsonNode File)> Changed(Func<JsonNode> file)
    {
        var places = new List<string>();
        Walk(file(), (_, path) => places.Add(path));
        foreach (var path in places)
        {
            if (At(file(), path) is JsonObject)
            {
                var changed = file();
                ((JsonObject)At(changed, path)!)["Extra"] = "x";
                yield return ($"extra {path}", changed);
            }

            if (path.Length == 0)
            {
                continue;
            }

            var (parent, key) = Parted(path);
            var emptied = file();
            Set(At(emptied, parent)!, key, null);
            yield return ($"null {path}", emptied);
            if (At(file(), parent) is JsonObject)
            {
                var shorter = file();
                ((JsonObject)At(shorter, parent)!).Remove(key);
                yield return ($"without {path}", shorter);
            }
        }
    }

    private static void Walk(JsonNode? node, Action<JsonNode?, string> see, string path = "")
    {
        see(node, path);
        var members = node switch
        {
            JsonObject named => named.Select(member => (member.Key, member.Value)),
            JsonArray list => list.Select((item, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        foreach (var (key, member) in members)
        {
            Walk(member, see, $"{path}/{key}");
        }
    }

    private static JsonNode? At(JsonNode root, string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((JsonNode?)root, (node, key) => node is JsonArray list ? list[Index(key)] : node![key]);

    private static void Set(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray list)
        {
            list[Index(key)] = value;
        }
        else
        {
            parent[key] = value;
        }
    }

    private static int Index(string key) => int.Parse(key, System.Globalization.CultureInfo.InvariantCulture);

    private static (string Parent, string Key) Parted(string path) => (path[..path.LastIndexOf('/')], path[(path.LastIndexOf('/') + 1)..]);

    private static HashSet<string> KeysOf(string schema)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Walk(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", schema))), (node, path) =>
        {
            if (node is JsonObject named && path.EndsWith("/properties", StringComparison.Ordinal))
            {
                keys.UnionWith(named.Select(member => member.Key));
            }
        });
        return keys;
    }

    [GeneratedRegex("""(?:Optional|Required|OptionalText|RequiredText|Flag)\([a-z]+, "([A-Za-z-]+)"\)|(?:Add|Section)\("([A-Za-z-]+)""")]
    private static partial Regex AskedKeys();
}
