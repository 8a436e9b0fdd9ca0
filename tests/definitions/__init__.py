"""Tests of the definitions: from YAML files to documents, and what authors get wrong."""
