using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Json;

/// <summary>What reading promises about JSON that nobody foresaw.</summary>
public sealed class TokenProperties
{
    private const int Tokens = 20_000;

    // Texts of every type, so that tokens lie near what some type takes.
    private static readonly string[] Words =
    [
        "5874.00", "0.04", "0.01 half-up", "500000", "basic-medical", "2023", "2023-01..2023-12", "order-1*", "floor", "zh", "resident", "new", "local",
        "11010519491231002X", "张敏", "2022-12", "2022-12-24", "name", "id", "en", "es", "document", "publishedBy", "note", "hukou", "hasEmployer", "drawsPension", "lastInsuredMonth",
        "version", "person", "region", "scheme", "facts", "registeredOn", "history", "event", "on", "suspend", "flexible-employment",
    ];

    private static Gen<string> Text { get; } = Gen.Frequency(
        (3, Gen.Elements(Words)),
        (3, Gen.Elements(Words).Zip(Gen.Choose(0, 20), (word, at) => word.Insert(Math.Min(at, word.Length), $"{at}"))),
        (3, Some.Junk.Select(text => text ?? "")),
        (1, Gen.Choose(100, 1000).Select(length => new string('9', length))));

    private static Gen<string> Quoted { get; } = Gen.Frequency(
        (8, Text.Select(text => JsonSerializer.Serialize(text))),
        (1, Gen.Elements("\"\\uD83D\"", "\"\\uDE00a\"", "\"\\u0000\"", "\"a\\\"b\"", "\"\"")));

    private static Gen<string> Bare { get; } = Gen.OneOf(
        Gen.Elements("null", "true", "false", "0", "-0", "2023", "2023.0", "2.023e3", "1e999", "-1", "99999999999999999999", "500000", "[]", "{}", "", " ", "nul", "\"", "{\"name\"", "[\"new\",", "{\"id\":}"),
        Some.Long.Select(number => $"{number}"));

    private static Gen<string> Simple { get; } = Gen.Frequency((3, Quoted), (1, Bare));

    private static Gen<string> Object { get; } = Gen.Choose(0, 4)
        .SelectMany(count => Gen.ArrayOf(Quoted.Zip(Simple, (name, value) => $"{name}:{value}"), count))
        .Select(members => $"{{{string.Join(',', members)}}}");

    private static Gen<string> Array { get; } = Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(Simple, count)).Select(items => $"[{string.Join(',', items)}]");

    private static Gen<byte[]> Token { get; } = Broken(Gen.Frequency((5, Simple), (3, Object), (2, Array)));

    private static Gen<byte[]> Key { get; } = Broken(Quoted.Select(name => $"{{{name}:1}}"));

    [Fact]
    public void No_token_makes_a_converter_throw_anything_but_a_refusal() => Refuses(Token, Reading.ByConverter, Tokens);

    [Fact]
    public void No_token_makes_the_serializer_throw_anything_but_a_refusal() => Refuses(Token, Reading.Values, cases: 200);

    [Fact]
    public void No_property_name_makes_the_serializer_throw_anything_but_a_refusal() => Refuses(Key, Reading.PropertyNames, cases: 500);

    private static void Refuses(Gen<byte[]> tokens, IReadOnlyDictionary<string, Action<byte[]>> readers, int cases) => Holds.ForAll(
        tokens,
        token =>
        {
            foreach (var (type, read) in readers)
            {
                try
                {
                    read(token);
                }
                catch (Exception failure)
                {
                    Assert.True(failure is JsonException, $"{type}: {failure}");
                }
            }
        },
        cases);

    // Now and then a byte that no UTF-8 has, or an end too early.
    private static Gen<byte[]> Broken(Gen<string> json) => json.Select(Encoding.UTF8.GetBytes).Zip(Gen.Choose(0, 400), (bytes, at) =>
    {
        if (at < bytes.Length)
        {
            bytes[at] = 0xFF;
        }

        return at > 380 ? bytes[..(bytes.Length / 2)] : bytes;
    });
}
