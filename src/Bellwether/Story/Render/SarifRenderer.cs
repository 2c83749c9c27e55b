using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bellwether.Claims.Verdicts;
using Bellwether.Story.Writing;

namespace Bellwether.Story.Render;

/// <summary>Findings of a checked article as SARIF 2.1.0, which editors show beside the text (OASIS, Static Analysis Results Interchange Format).</summary>
public static class SarifRenderer
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one run with a result per claim: error when contradicted, warning when within rounding or inconsistent, note otherwise.</summary>
    public static void Write(CheckFindings findings, string address, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(output);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, s_indented))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "bellwether check");
            json.WriteStartArray("rules");
            foreach (var verdict in Enum.GetValues<ClaimVerdict>())
            {
                json.WriteStartObject();
                json.WriteString("id", CheckWriter.Name(verdict));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var own in findings.Claims) Result(json, own, address);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    private static void Result(Utf8JsonWriter json, CheckedClaim own, string address)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", CheckWriter.Name(own.Judgement.Verdict));
        json.WriteString("level", own.Judgement.Verdict switch
        {
            ClaimVerdict.Contradicted => "error",
            ClaimVerdict.WithinRounding or ClaimVerdict.Inconsistent => "warning",
            _ => "note",
        });
        json.WriteStartObject("message");
        var computed = own.Fact is { } fact ? $" Computed: {FactText.Prose(fact)} ({fact.Measure.Name} of {fact.Subject}, {fact.Window})." : "";
        json.WriteString("text", $"{CheckWriter.Words(own.Judgement.Verdict)}: {own.Judgement.Why}{computed}{(own.Nearest is { } nearest ? " " + nearest : "")}");
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", address.Replace('\\', '/'));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("charOffset", own.Claim.CharStart);
        json.WriteNumber("charLength", own.Claim.CharEnd - own.Claim.CharStart);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
