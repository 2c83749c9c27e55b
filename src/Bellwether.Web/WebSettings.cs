using System.Collections.Immutable;
using System.Net;
using Bellwether.Data.Sources;

namespace Bellwether.Web;

/// <summary>What the server is told at its start; a request changes none of it.</summary>
public sealed record WebSettings
{
    /// <summary>Requests a second that one address may make unless told otherwise.</summary>
    public const int UsualRate = 100;

    /// <summary>Fewest characters of a token.</summary>
    public const int LeastToken = 16;

    /// <summary>Directory of the store that is served.</summary>
    public required string StorePath { get; init; }

    /// <summary>What the commands of answers add to reach the same store.</summary>
    public string StoreOption { get; init; } = "";

    /// <summary>Index definitions.</summary>
    public required DefinitionLibrary Definitions { get; init; }

    /// <summary>The address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The token that every request must carry; null only on this machine's own address.</summary>
    public string? Token { get; init; }

    /// <summary>Names under which the server may be asked, besides its address and localhost.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Requests a second that one address may make; 0 for any number.</summary>
    public int RatePerSecond { get; init; } = UsualRate;

    /// <summary>How often the store is looked at for a new import.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>True when what readers ask first is worked out at the start.</summary>
    public bool Warm { get; init; } = true;

    /// <summary>The only clock (STYLE 9).</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Takes a line about what the server does; null for silence.</summary>
    public Action<string>? Report { get; init; }
}
