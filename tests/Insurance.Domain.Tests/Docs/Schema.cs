using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Insurance.Domain.Tests.Docs;

/// <summary>
/// A published JSON Schema, as far as the keywords go that it uses; a keyword that is not among them fails, so that none is passed over.
/// </summary>
internal sealed class Schema(JsonObject root)
{
    private static readonly string[] Remarks = ["$schema", "$defs", "title", "description"];

    public static Schema Of(string file) =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(Conventions.Repository.Root, "docs", file)))!.AsObject());

    public bool Accepts(JsonNode? value) => Accepts(root, value);

    /// <summary>The words of a closed list, by its name under <c>$defs</c>.</summary>
    public string[] WordsOf(string definition) => [.. root["$defs"]![definition]!["enum"]!.AsArray().Select(word => word!.GetValue<string>())];

    private bool Accepts(JsonNode? schema, JsonNode? value) => schema switch
    {
        JsonValue flag => flag.GetValue<bool>(),
        JsonObject rules => rules.All(rule => Remarks.Contains(rule.Key) || Keeps(rules, rule.Key, rule.Value!, value)),
        _ => throw new InvalidOperationException("A schema is an object or a boolean."),
    };

    private bool Keeps(JsonObject schema, string keyword, JsonNode rule, JsonNode? value) => keyword switch
    {
        "$ref" => Accepts(root["$defs"]![rule.GetValue<string>()["#/$defs/".Length..]], value),
        "anyOf" => rule.AsArray().Any(option => Accepts(option, value)),
        "allOf" => rule.AsArray().All(option => Accepts(option, value)),
        "const" => JsonNode.DeepEquals(rule, value),
        "enum" => rule.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
        "type" => TypeOf(value) == rule.GetValue<string>(),
        "required" => value is not JsonObject named || rule.AsArray().All(key => named.ContainsKey(key!.GetValue<string>())),
        "dependentRequired" => value is not JsonObject with || rule.AsObject().All(entry =>
            !with.ContainsKey(entry.Key) || entry.Value!.AsArray().All(key => with.ContainsKey(key!.GetValue<string>()))),
        "properties" => value is not JsonObject owner || rule.AsObject().All(entry => !owner.TryGetPropertyValue(entry.Key, out var member) || Accepts(entry.Value, member)),
        "additionalProperties" => value is not JsonObject closed || closed.All(member =>
            schema["properties"]?.AsObject().ContainsKey(member.Key) == true || Accepts(rule, member.Value)),
        "propertyNames" => value is not JsonObject keyed || keyed.All(member => Accepts(rule, JsonValue.Create(member.Key))),
        "minProperties" => value is not JsonObject many || many.Count >= rule.GetValue<int>(),
        "maxProperties" => value is not JsonObject few || few.Count <= rule.GetValue<int>(),
        "items" => value is not JsonArray list || list.All(item => Accepts(rule, item)),
        "minItems" => value is not JsonArray longer || longer.Count >= rule.GetValue<int>(),
        "maxItems" => value is not JsonArray shorter || shorter.Count <= rule.GetValue<int>(),
        "uniqueItems" => value is not JsonArray set || set.Select(item => item!.ToJsonString()).Distinct().Count() == set.Count,
        "pattern" => TypeOf(value) != "string" || Regex.IsMatch(value!.GetValue<string>(), rule.GetValue<string>()),
        "minLength" => TypeOf(value) != "string" || value!.GetValue<string>().Length >= rule.GetValue<int>(),
        "maxLength" => TypeOf(value) != "string" || value!.GetValue<string>().Length <= rule.GetValue<int>(),
        "minimum" => TypeOf(value) != "integer" || value!.GetValue<int>() >= rule.GetValue<int>(),
        "maximum" => TypeOf(value) != "integer" || value!.GetValue<int>() <= rule.GetValue<int>(),
        _ => throw new InvalidOperationException($"The keyword {keyword} is not known here."),
    };

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Object => "object",
        System.Text.Json.JsonValueKind.Array => "array",
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
        System.Text.Json.JsonValueKind.Number => value.AsValue().TryGetValue<int>(out _) ? "integer" : "number",
        _ => "null",
    };
}
