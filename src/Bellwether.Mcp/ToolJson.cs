using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bellwether.Mcp;

/// <summary>Serialisation without reflection.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ToolJson : JsonSerializerContext;
