"""The command `counterpoint`, which needs more than the SDK brings."""


def main() -> None:
    try:
        from counterpoint_server.cli import app
    except ModuleNotFoundError as missing:
        raise SystemExit(
            f"The command `counterpoint` needs the server's parts ({missing.name} is missing): "
            "install counterpoint[server]."
        ) from None
    app()


if __name__ == "__main__":
    main()
