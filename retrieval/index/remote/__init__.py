"""Both arms in Milvus: what lies there, how it is asked, written and removed."""
